/**
 * Lines for whoever downloads with a program. In double quotes an address is safe in a Unix shell, in PowerShell and
 * in the Windows prompt alike: it holds no quote, dollar or backslash (see state/params.js).
 */

/** @returns {string} fetches the file under its own name; an error leaves no file behind */
export const curlLine = (address, file) => `curl -f -o "${file}" "${address}"`;

/**
 * Fetches the same selection and makes a GeoPackage of it, in one go; another format is one word away.
 * @param {string} address of the selection as GeoJSON
 * @param {string} name of the new file, without extension
 * @param {string} crs in which it shall be
 */
export const ogrLine = (address, name, crs) => `ogr2ogr -f GPKG -t_srs ${crs} "${name}.gpkg" "${address}"`;
