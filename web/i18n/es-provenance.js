/** From which file a draft comes, in Spanish; the editor and the review say it alike. */
export default {
  'provenance.title': 'Viene de un archivo',
  'provenance.file': 'Archivo',
  'provenance.format': 'Formato',
  'provenance.system': 'Sistema de coordenadas',
  'provenance.operation': 'Operación',
  'provenance.noOperation': 'sin cambio de datum',
  'provenance.accuracy': 'Exactitud',
  'provenance.metres': '±{n} m',
  'provenance.author': 'Importado por',
  'provenance.when': '{who}, el {when}',
  'provenance.sum': 'Huella digital SHA-256',
  'provenance.report': 'Informe de la importación',
};
