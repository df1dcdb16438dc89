// Drives vk-io (https://github.com/negezor/vk-io) against a running sandbox with its rate limits on:
// node vk-io.cjs http://127.0.0.1:5102
// Exits 0 when every step behaves as vk-io expects.
const assert = require('node:assert/strict');
const http = require('node:http');
const { VK, APIError, CallbackService } = require('vk-io');

const root = (process.argv[2] ?? 'http://127.0.0.1:5102').replace(/\/$/, '');
const group = 200000001;
const wall = { owner_id: -group, from_group: 1 };
// One black pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64');

// vk-io's own agent speaks HTTPS only; everything else is its default.
const agent = new http.Agent({ keepAlive: true });
const client = (token, more) => new VK({ token, agent, apiBaseUrl: `${root}/method`, ...more });
const user = client('vk1.a.sandbox-user');
const community = client('vk1.a.sandbox-community');
const done = (step) => console.log(`ok ${step}`);
const refused = (call, code) => assert.rejects(call, (e) => e instanceof APIError && e.code === code);

async function fault(kind) {
  const response = await fetch(`${root}/_sandbox/faults`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ network: 'vk', kind, times: 1 }) });
  assert.equal(response.status, 200);
}

async function main() {
  const text = await community.api.wall.post({ ...wall, message: 'Новость школы' });
  done('wall.post of text with a community token');

  const photo = await user.upload.wallPhoto({ group_id: group, source: { value: png } });
  assert.equal((await fetch(photo.smallSizeUrl)).headers.get('content-type'), 'image/png');
  const post = await user.api.wall.post({ ...wall, message: 'С фото', attachments: photo.toString() });
  done('upload.wallPhoto and wall.post with it');

  const { items } = await user.api.wall.getById({ posts: [`-${group}_${post.post_id}`, `-${group}_${text.post_id}`] });
  assert.deepEqual(items.map((i) => [i.text, i.attachments.length]), [['С фото', 1], ['Новость школы', 0]]);
  done('wall.getById');

  await user.api.wall.edit({ owner_id: -group, post_id: post.post_id, message: 'Исправлено', attachments: photo.toString() });
  assert.equal((await user.api.wall.get({ owner_id: -group, filter: 'owner' })).items[0].text, 'Исправлено');
  assert.equal(await user.api.wall.delete({ owner_id: -group, post_id: post.post_id }), 1);
  assert.equal((await user.api.wall.getById({ posts: [`-${group}_${post.post_id}`] })).items.length, 0);
  done('wall.edit, wall.get, wall.delete');

  const { groups } = await user.api.groups.getById({ group_id: group, fields: ['wall'] });
  assert.deepEqual([groups[0].admin_level, groups[0].wall], [3, 2]);
  assert.equal((await community.api.groups.getTokenPermissions({})).mask, 134623237);
  assert.equal((await user.api.account.getAppPermissions({})) & 8196, 8196);
  assert.deepEqual([(await user.api.users.get({})).length, (await community.api.users.get({})).length], [1, 0]);
  done('checks of community and rights');

  await refused(community.upload.wallPhoto({ group_id: group, source: { value: png } }), 27);
  await refused(community.api.wall.get({ owner_id: -group }), 27);
  await refused(client('vk2.a.sandbox-vkid').api.wall.post({ ...wall, message: 'x' }), 1051);
  await refused(community.api.wall.post(wall), 100);
  done('errors carry their codes');

  await captchas();
  await fault('tooManyRequests');
  assert.ok((await community.api.wall.post({ ...wall, message: 'После ошибки 6' })).post_id);
  done('error 6 is retried by vk-io itself');
}

async function captchas() {
  await fault('captcha');
  await assert.rejects(community.api.wall.post({ ...wall, message: 'x' }), (e) => e.code === 14 && !!e.captchaSid && !!e.captchaImg);
  await fault('captchaNew');
  await assert.rejects(community.api.wall.post({ ...wall, message: 'x' }), (e) => e.code === 14 && !!e.redirectUri);
  const callbackService = new CallbackService();
  callbackService.onCaptcha((payload, retry) => retry('word'));
  await fault('captcha');
  const solving = client('vk1.a.sandbox-community', { callbackService });
  assert.ok((await solving.api.wall.post({ ...wall, message: 'После капчи' })).post_id);
  done('captcha in both forms, the old one solved');
}

const deadline = setTimeout(() => { console.error('not done in 60 s'); process.exit(1); }, 60_000);
main().then(() => { clearTimeout(deadline); console.log('vk-io works against the sandbox'); process.exit(0); },
  (e) => { console.error(e); process.exit(1); });
