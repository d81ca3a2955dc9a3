import { choicesOf } from './session.js';

/**
 * What the views show, read from the desk: they get values, never the desk.
 * @param {Object} session as of loadSession
 * @param {Object} texts
 */
export function createModels(session, texts) {
  const { desk, features, vocabulary, mayDraft } = session;
  let last = { code: undefined, features: [] };

  function nameOf(code) {
    const campos = desk.edition(code).campos;
    const properties = features.get(code)?.properties ?? {};
    const name = texts.language() === 'en' ? 'nombre_en' : 'nombre';
    return campos[name] || properties[name] || campos.nombre || properties.nombre || code;
  }

  const findingsOf = (code) => desk.servedEdit(code)?.hallazgos ?? [];
  const count = (code, severity) => findingsOf(code).filter(({ gravedad }) => gravedad === severity).length;

  return {
    /** @returns {Object[]} the public features but one; the same array for the same one */
    around(code) {
      if (last.code !== code) {
        last = { code, features: [...features.values()].filter(({ properties }) => properties.codigo !== code) };
      }
      return last.features;
    },
    /** @returns {?Object} GeoJSON of every shape that the draft proposes */
    proposed() {
      const geometries = desk.codes().flatMap((code) => desk.edition(code).geometria ?? []);
      return geometries.length ? { type: 'GeometryCollection', geometries } : null;
    },
    /** @returns {{model: Object, key: string}} key: what the model says, but for the shapes, which no list shows */
    outline({ queued }) {
      const draft = desk.served();
      const canEdit = desk.canEdit();
      const editions = desk
        .codes()
        .sort()
        .map((code) => ({
          code,
          name: nameOf(code),
          edition: { ...desk.edition(code), geometria: desk.edition(code).geometria !== null },
          blocks: count(code, 'bloquea'),
          warns: count(code, 'advierte'),
          unsent: desk.isUnsent(code),
        }));
      const { ediciones: _, revision: __, modificado: ___, ...facts } = draft;
      const canCarry = !canEdit && queued > 0;
      return {
        key: JSON.stringify([facts, canEdit, canCarry, editions, texts.language()]),
        model: {
          ...{ draft, canEdit, canCarry, editions },
          initiatives: choicesOf(session, texts.language()),
          layers: vocabulary.layer.filter(({ code }) => mayDraft(code)),
        },
      };
    },
    edition(code, { refused }) {
      return {
        code,
        name: nameOf(code),
        edition: desk.edition(code),
        base: desk.base(code),
        values: desk.values(code),
        geometry: desk.geometry(code),
        current: desk.servedEdit(code)?.version_vigente ?? features.get(code)?.properties.version ?? null,
        findings: desk.codes().includes(code) ? findingsOf(code) : [],
        refused: refused
          .filter((each) => each.code === code)
          .flatMap(({ fields }) => fields ?? [])
          .map(({ field, detail }) => ({ field: field.replace(/^campos\./, ''), detail })),
        unsent: desk.isUnsent(code),
        isChanged: desk.codes().includes(code),
        canEdit: desk.canEdit(),
      };
    },
  };
}
