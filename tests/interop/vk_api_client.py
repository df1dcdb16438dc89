"""Drives vk_api (https://github.com/python273/vk_api, pip install vk_api) against a running sandbox:
python3 vk_api_client.py http://127.0.0.1:5102
Exits 0 when every step behaves as vk_api expects."""
import io
import struct
import sys
import time
import zlib

import requests
import vk_api
from vk_api.exceptions import ApiError, ApiHttpError, Captcha

ROOT = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:5102").rstrip("/")
GROUP = 200000001


class Rerouted(requests.Session):
    """vk_api has its address built in; only the host is changed, below the library."""

    def request(self, method, url, *args, **kwargs):
        return super().request(method, url.replace("https://api.vk.ru", ROOT), *args, **kwargs)


def client(token, version="5.199", **more):
    return vk_api.VkApi(token=token, session=Rerouted(), api_version=version, **more)


def png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x30\x80\xff" * 2) * 2)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def fault(kind):
    requests.post(ROOT + "/_sandbox/faults", json={"network": "vk", "kind": kind, "times": 1}).raise_for_status()


def refused(code, call):
    try:
        call()
    except ApiError as error:
        assert error.code == code, error
    else:
        raise AssertionError(f"error {code} expected")


def raises(kind, call):
    try:
        call()
    except kind:
        return
    raise AssertionError(f"{kind.__name__} expected")


user, community = client("vk1.a.sandbox-user"), client("vk1.a.sandbox-community")
wall = user.get_api().wall
target = {"owner_id": -GROUP, "from_group": 1}

assert community.get_api().wall.post(message="Новость школы", **target)["post_id"]
photos = vk_api.VkUpload(user).photo_wall([png(), png()], group_id=GROUP)
attachments = ",".join(f"photo{p['owner_id']}_{p['id']}_{p['access_key']}" for p in photos)
post_id = wall.post(message="Два фото", attachments=attachments, **target)["post_id"]
item = wall.getById(posts=f"-{GROUP}_{post_id}")["items"][0]
assert (item["text"], len(item["attachments"])) == ("Два фото", 2)
wall.edit(owner_id=-GROUP, post_id=post_id, message="Исправлено", attachments=attachments)
assert wall.get(owner_id=-GROUP)["items"][0]["text"] == "Исправлено"
print("ok post, two photos, read, edit")

old = client("vk1.a.sandbox-user", "5.131").get_api()
assert isinstance(old.wall.getById(posts=f"-{GROUP}_{post_id}"), list)
assert isinstance(old.groups.getById(group_id=GROUP), list)
assert wall.delete(owner_id=-GROUP, post_id=post_id) == 1
print("ok bare arrays of 5.131, delete")

due = int(time.time()) + 3600
assert wall.post(message="Позже", publish_date=due, **target)["post_id"]
waiting = wall.get(owner_id=-GROUP, filter="postponed")["items"]
assert [(w["post_type"], w["date"]) for w in waiting if w["date"] == due] == [("postpone", due)]
refused(214, lambda: wall.post(message="Тоже позже", publish_date=due, **target))
print("ok postponed posts")

refused(27, lambda: vk_api.VkUpload(community).photo_wall(png(), group_id=GROUP))
refused(1051, lambda: client("vk2.a.sandbox-vkid").get_api().wall.post(message="x", **target))
refused(100, lambda: wall.post(**target))
refused(3, lambda: user.method("wall.nothing"))
fault("captcha")
raises(Captcha, lambda: wall.post(message="x", **target))
fault("captcha")
solving = client("vk1.a.sandbox-community", captcha_handler=lambda captcha: captcha.try_again("word"))
assert solving.get_api().wall.post(message="После капчи", **target)["post_id"]
fault("serverError")
raises(ApiHttpError, lambda: wall.post(message="x", **target))
fault("cutAfterStore")
raises(requests.ConnectionError, lambda: wall.post(message="Ответ потерян", **target))
assert wall.get(owner_id=-GROUP)["items"][0]["text"] == "Ответ потерян"
fault("tooManyRequests")
assert wall.post(message="После ошибки 6", **target)["post_id"]
print("ok errors, captcha, lost answer, error 6 retried by vk_api itself")
print("vk_api works against the sandbox")
