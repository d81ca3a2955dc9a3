/** From which file a draft comes, in English; the editor and the review say it alike. */
export default {
  'provenance.title': 'Comes from a file',
  'provenance.file': 'File',
  'provenance.format': 'Format',
  'provenance.system': 'Coordinate system',
  'provenance.operation': 'Operation',
  'provenance.noOperation': 'no change of datum',
  'provenance.accuracy': 'Accuracy',
  'provenance.metres': '±{n} m',
  'provenance.author': 'Imported by',
  'provenance.when': '{who}, {when}',
  'provenance.sum': 'SHA-256 fingerprint',
  'provenance.report': 'Report of the import',
};
