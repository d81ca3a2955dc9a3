import { writeTexts } from '../i18n/texts.js';
import { byId } from '../ui/dom.js';
import { createPassword } from './password.js';
import { createPerson } from './person.js';
import { createSessions } from './sessions.js';
import { createSignIn } from './signin.js';
import { createTokens } from './tokens.js';
import { createTrouble } from './trouble.js';
import { writeWay } from './way.js';

/**
 * The page `/cuenta`: the form to sign in, or everything about one's own account. What is typed and what is shown once
 * would be lost by drawing again, so the page is drawn when somebody comes or goes, and when the language changes.
 * @param {Object} deps
 */
export function createPage({ store, texts, api, window }) {
  const screen = byId('screen');
  let session = { cuenta: null };

  const tell = (text) => (byId('announcer').textContent = text);
  const trouble = createTrouble(texts);
  const deps = { texts, api, trouble, tell, session: () => session, origin: window.location.origin, onOut };
  const signIn = createSignIn({ ...deps, onIn });
  const parts = [createPerson(deps), createPassword({ ...deps, onChanged }), createSessions(deps), createTokens(deps)];

  function onIn(opened) {
    session = opened;
    const { back } = store.get();
    if (back) window.location.assign(back);
    else show('account.entered', true);
  }

  function onOut(why) {
    session = { cuenta: null };
    show(why, true);
  }

  function onChanged(changed) {
    session = changed;
    show('account.changed', true);
  }

  /** @param {?string} told the key of what has just happened @param {boolean} moved whether the focus follows */
  function show(told, moved) {
    screen.replaceChildren(...(session.cuenta ? parts.map((part) => part.draw()) : [signIn.draw()]));
    byId('told').textContent = told ? texts.text(told) : '';
    if (moved) screen.querySelector('h1').focus();
  }

  function speak() {
    writeTexts(document, texts);
    document.documentElement.lang = texts.language();
    document.title = texts.text('account.pageTitle');
    byId('language').lang = texts.language() === 'es' ? 'en' : 'es';
  }

  byId('language').addEventListener('click', () => store.set({ lang: texts.language() === 'es' ? 'en' : 'es' }));
  store.subscribe((state) => {
    window.history.replaceState(null, '', `/cuenta${writeWay(state)}`);
    speak();
    show(null, false);
  });
  speak();

  async function load() {
    try {
      session = await api.getSession();
      byId('failed').hidden = true;
      show(null, false);
    } catch (error) {
      trouble.show(byId('failed-words'), error);
      byId('failed').hidden = false;
    }
  }
  byId('retry').addEventListener('click', load);

  return { load, tell };
}
