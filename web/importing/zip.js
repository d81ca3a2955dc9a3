/**
 * The parts of a shapefile, which only together are a map, as one zip: its parts are stored as they are, so that no
 * library is needed, and never held in memory (APPNOTE 6.3.10 §4.3, without extensions: up to 4 GB).
 */

const CHUNK = 4 << 20;
const UTF8_NAMES = 0x0800;
/** 1980-01-01, the first day that a zip knows: the same parts make the same file. */
const DATE = 0x21;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

/** @param {Blob} blob @returns {Promise<number>} CRC-32 */
export async function crcOf(blob) {
  let crc = 0xffffffff;
  for (let at = 0; at < blob.size; at += CHUNK) {
    const bytes = new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer());
    for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** @param {[2|4, number][]} fields bytes and value of each, the lowest byte first */
function pack(fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return view.buffer;
}

/**
 * @param {File[]} files
 * @param {string} name of the zip
 * @returns {Promise<File>}
 */
export async function zipOf(files, name) {
  const body = [];
  const directory = [];
  let at = 0;
  for (const file of files) {
    const label = new TextEncoder().encode(file.name);
    // Version needed, flags, stored, time, date, sum, size twice, length of the name, no extra field.
    const facts = [
      [2, 20],
      [2, UTF8_NAMES],
      [2, 0],
      [2, 0],
      [2, DATE],
      [4, await crcOf(file)],
      [4, file.size],
      [4, file.size],
      [2, label.length],
      [2, 0],
    ];
    const head = pack([[4, 0x04034b50], ...facts]);
    body.push(head, label, file);
    // No comment, disk 0, no attributes; where its head begins.
    directory.push(pack([[4, 0x02014b50], [2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), label);
    at += head.byteLength + label.length + file.size;
  }
  const length = directory.reduce((sum, part) => sum + part.byteLength, 0);
  const count = files.length;
  const end = pack([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, length],
    [4, at],
    [2, 0],
  ]);
  return new File([...body, ...directory, end], name, { type: 'application/zip' });
}
