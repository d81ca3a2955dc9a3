package huella.imports;

/**
 * A file as it came.
 *
 * @param name as its sender called it
 * @param digest SHA-256, hexadecimal
 */
record StoredFile(String name, long bytes, String digest) {}
