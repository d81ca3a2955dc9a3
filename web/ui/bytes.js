const STEPS = ['kB', 'MB', 'GB', 'TB'];

/**
 * A number of bytes as people say it: three digits, decimal units (1 kB = 1000 bytes), as file managers do.
 * @param {number} bytes
 * @param {(n: number) => string} number writes a number in the manner of the language
 * @returns {string} «812 bytes», «18,4 kB», «1,2 MB»
 */
export function bytesText(bytes, number) {
  if (bytes < 1000) return `${number(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
  let value = bytes;
  let step = -1;
  do {
    value /= 1000;
    step += 1;
  } while (value >= 999.5 && step < STEPS.length - 1);
  const decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${number(Number(value.toFixed(decimals)))} ${STEPS[step]}`;
}
