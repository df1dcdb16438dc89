// Drives the official TypeScript SDK (https://github.com/max-messenger/max-bot-api-client-ts) against a running sandbox
// with its rate limits on: node max-sdk.cjs http://127.0.0.1:5101
// Exits 0 when every step behaves as the SDK expects.
const assert = require('node:assert/strict');
const { Bot, MaxError } = require('@maxhub/max-bot-api');

const baseUrl = process.argv[2] ?? 'http://127.0.0.1:5101';
const chatId = -70000000000001;
// One black pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64');

const bot = new Bot('sandbox-max-bot-token', { clientOptions: { baseUrl } });
const api = bot.api;
// Two posts a second is what a channel takes.
const pace = () => new Promise((resolve) => setTimeout(resolve, 600));
const send = async (...args) => { await pace(); return api.sendMessageToChat(chatId, ...args); };
const done = (step) => console.log(`ok ${step}`);

async function main() {
  const me = await api.getMyInfo();
  assert.equal(me.is_bot, true);
  done('getMyInfo');

  const chat = await api.getChat(chatId);
  assert.equal(chat.type, 'channel');
  assert.equal(chat.is_public, true);
  done('getChat');

  const membership = await api.getChatMembership(chatId);
  assert.ok(membership.permissions.includes('write'));
  done('getChatMembership');

  const image = await api.uploadImage({ source: png });
  done('uploadImage');
  const sent = await send('**Новость** школы', { format: 'markdown', attachments: [image.toJson()] });
  assert.equal(sent.body.text, 'Новость школы');
  assert.equal(sent.body.attachments[0].type, 'image');
  assert.equal((await fetch(sent.body.attachments[0].payload.url)).headers.get('content-type'), 'image/png');
  done('sendMessageToChat with an image');

  const video = await api.uploadVideo({ source: __filename });
  const withVideo = await send('Видео', { attachments: [video.toJson()] });
  assert.equal(withVideo.body.attachments[0].type, 'video');
  done('uploadVideo by parts and send');

  const file = await api.uploadFile({ source: __filename });
  const withFile = await send('Файл', { attachments: [file.toJson()] });
  assert.equal(withFile.body.attachments[0].filename, 'max-sdk.cjs');
  done('uploadFile and send');

  assert.deepEqual(await api.editMessage(sent.body.mid, { text: 'Исправлено' }), { success: true });
  const edited = await api.getMessage(sent.body.mid);
  assert.equal(edited.body.text, 'Исправлено');
  assert.equal(edited.body.attachments.length, 1);
  done('editMessage keeps the image; getMessage');

  const { messages } = await api.getMessages(chatId, { count: 2 });
  assert.deepEqual(messages.map((m) => m.body.text), ['Файл', 'Видео']);
  done('getMessages, newest first');

  await api.pinMessage(chatId, sent.body.mid);
  assert.equal((await api.getPinnedMessage(chatId)).message.body.mid, sent.body.mid);
  await api.unpinMessage(chatId);
  done('pin, read the pin, unpin');

  assert.deepEqual(await api.deleteMessage(withVideo.body.mid), { success: true });
  await assert.rejects(api.getMessage(withVideo.body.mid), (e) => e instanceof MaxError && e.status === 404);
  done('deleteMessage');

  await assert.rejects(api.sendMessageToChat(-1, 'нет такого канала'), (e) => e.code === 'chat.not.found');
  await assert.rejects(send('я'.repeat(4001)), (e) => e.code === 'proto.payload');
  done('errors carry their codes');

  await poll();
}

// The SDK's own long polling: the post sent meanwhile must arrive.
async function poll() {
  const texts = [];
  const arrived = new Promise((resolve) => {
    bot.on('bot_added', (context) => assert.ok(context.update.chat_id < 0));
    bot.on('message_created', (context) => {
      texts.push(context.message.body.text);
      if (texts.includes('По подписке')) resolve();
    });
  });
  bot.start().catch((e) => { console.error(e); process.exit(1); });
  await send('По подписке');
  await arrived;
  bot.stop();
  done('long polling');
}

const deadline = setTimeout(() => { console.error('not done in 60 s'); process.exit(1); }, 60_000);
main().then(() => { clearTimeout(deadline); console.log('the official SDK works against the sandbox'); process.exit(0); },
  (e) => { console.error(e); process.exit(1); });
