// Makes a picture smaller before it is sent: no network shows more, and over a slow line a phone's photo takes minutes.

const longest = 2560;
const quality = 0.85;

/** @returns {Promise<File>} the smaller picture, or the file itself when that is no larger or can't be read here */
export async function shrink(file) {
  // A GIF may move; a canvas would keep its first picture only.
  if (!file.type.startsWith('image/') || file.type === 'image/gif' || file.type === 'image/svg+xml') return file;
  // With the turn that the camera noted: the note itself does not survive.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return file;
  const isKnown = file.type === 'image/jpeg' || file.type === 'image/png';
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  if (scale === 1 && isKnown) return file;
  const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const brush = canvas.getContext('2d');
  brush.imageSmoothingQuality = 'high';
  if (type === 'image/jpeg') {
    // A JPEG has no see-through parts; unpainted they would be black.
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
  }
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const smaller = await new Promise(resolve => canvas.toBlob(resolve, type, quality));
  if (!smaller || (isKnown && smaller.size >= file.size)) return file;
  const name = isKnown ? file.name : file.name.replace(/\.[^.]*$/, '') + '.jpg';
  return new File([smaller], name, { type });
}
