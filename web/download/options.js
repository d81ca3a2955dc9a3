import { byId, el } from '../ui/dom.js';
import { bytesText } from '../ui/bytes.js';

/**
 * The formats and the coordinate systems, as the service describes them. A format can always be chosen; a system that
 * the chosen format cannot hold is shut, and says why.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(patch: Object) => void} deps.onChange a part of the request
 */
export function createOptions({ texts, onChange }) {
  const formats = byId('formats');
  const systems = byId('systems');
  let builtFor = '';

  function option(name, code, onPick, ...content) {
    return el(
      'label',
      { class: 'option', data: { option: code } },
      el('input', { type: 'radio', name, value: code, on: { change: () => onPick(code) } }),
      el('span', { class: 'option-text' }, content),
      // A space, or the accessible name would join the sentence and the size.
      ' ',
      el('span', { class: 'option-size' }),
    );
  }

  function build(offer) {
    formats.replaceChildren(
      ...offer.formats.map((format) =>
        option(
          'format',
          format.code,
          (code) => onChange({ format: code }),
          el(
            'span',
            { class: 'option-name' },
            texts.pick(format.name),
            ' ',
            format.recommended && el('span', { class: 'tag' }, texts.text('data.recommended')),
          ),
          ' ',
          el('span', { class: 'option-use' }, texts.pick(format.use)),
        ),
      ),
    );
    systems.replaceChildren(
      ...offer.systems.map((system) =>
        option(
          'system',
          system.code,
          (code) => onChange({ crs: code }),
          el(
            'span',
            { class: 'option-name' },
            el('span', { class: 'code' }, system.code),
            ' · ',
            texts.pick(system.name),
          ),
          ' ',
          el('span', { class: 'option-use' }, texts.pick(system.use)),
          el('span', { class: 'option-why', hidden: true }),
        ),
      ),
    );
  }

  return {
    /**
     * @param {import('../state/request.js').Request} request
     * @param {import('../state/offer.js').Offer} offer
     */
    show(request, offer) {
      if (builtFor !== request.lang) build(offer);
      builtFor = request.lang;
      const chosen = offer.formats.find((format) => format.code === request.format);
      for (const format of offer.formats) {
        const node = formats.querySelector(`[data-option="${format.code}"]`);
        mark(node, format.code === request.format);
        node.querySelector('.option-size').textContent = format.possible
          ? sizeText(format, texts)
          : texts.text('data.onlyDegrees');
      }
      for (const system of offer.systems) {
        const node = systems.querySelector(`[data-option="${CSS.escape(system.code)}"]`);
        const held = chosen.systems.includes(system.code);
        mark(node, system.code === request.crs);
        node.querySelector('input').disabled = !held;
        node.classList.toggle('is-shut', !held);
        const why = node.querySelector('.option-why');
        why.hidden = held;
        why.textContent = held ? '' : texts.pick(chosen.limit);
      }
    },
  };
}

function mark(node, isOn) {
  node.querySelector('input').checked = isOn;
  node.classList.toggle('is-on', isOn);
}

/** @returns {string} «18,4 kB», with «unos» where only a part was measured */
export function sizeText(format, texts) {
  const size = bytesText(format.bytes, texts.number);
  return format.approximate ? texts.text('data.about', { size }) : size;
}
