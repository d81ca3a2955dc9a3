import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followPublications } from '../api/events.js';
import { withChanges } from '../state/changes.js';

const one = (code, version = 1) => ({ code, version, updated: `2026-06-0${version}T00:00:00Z` });
const catalogue = { vocabulary: {}, initiatives: [one('ANF-01'), one('CAL-03'), one('CAL-05')] };
const codesOf = (change) => change.catalogue.initiatives.map((i) => i.code);

test('what changed takes the place of what was there, and nothing else moves', () => {
  const change = withChanges(catalogue, ['CAL-03'], [one('CAL-03', 2)]);
  assert.deepEqual(change.updated, ['CAL-03']);
  assert.equal(change.catalogue.initiatives[1].version, 2);
  assert.equal(change.catalogue.initiatives[0], catalogue.initiatives[0]);
  assert.equal(catalogue.initiatives[1].version, 1);
});

test('what is new comes in the order of its code, and what was asked for and is not there has gone', () => {
  const change = withChanges(catalogue, ['CAL-04', 'CAL-05'], [one('CAL-04')]);
  assert.deepEqual([change.updated, change.added, change.gone], [[], ['CAL-04'], ['CAL-05']]);
  assert.deepEqual(codesOf(change), ['ANF-01', 'CAL-03', 'CAL-04']);
});

test('read as a whole, what is missing has gone', () => {
  const change = withChanges(catalogue, null, [one('CAL-03', 2), one('REG-01')]);
  assert.deepEqual([change.updated, change.added, change.gone], [['CAL-03'], ['REG-01'], ['ANF-01', 'CAL-05']]);
  assert.deepEqual(codesOf(change), ['CAL-03', 'REG-01']);
});

test('news that is known already changes nothing', () => {
  assert.equal(withChanges(catalogue, ['CAL-03', 'XXX-01'], [one('CAL-03')]).catalogue, catalogue);
});

/** An EventSource whose service is this test. */
class Stream extends EventTarget {
  static CLOSED = 2;
  static open = [];
  readyState = 1;
  constructor(url) {
    super();
    this.url = url;
    Stream.open.push(this);
  }
  say(type, id, data) {
    this.dispatchEvent(Object.assign(new Event(type), { lastEventId: id, data: JSON.stringify(data ?? {}) }));
  }
  close() {
    this.readyState = 2;
  }
}

test('a page that was hidden for long gives its place up, and catches up from what it heard last', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  Stream.open = [];
  const page = Object.assign(new EventTarget(), { hidden: false });
  const heard = [];
  const { stop } = followPublications({
    known: '7',
    onPublication: (publication) => heard.push(publication.codigos),
    onEverything: () => heard.push('all'),
    Source: Stream,
    page,
  });
  assert.equal(Stream.open[0].url, '/api/events?desde=7');
  Stream.open[0].say('publicacion', '9', { publicacion: 9, codigos: ['CAL-03'] });
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  assert.equal(Stream.open[0].readyState, 1);
  t.mock.timers.tick(60_000);
  assert.equal(Stream.open[0].readyState, 2);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  assert.equal(Stream.open[1].url, '/api/events?desde=9');
  Stream.open[1].say('todo', '12');
  assert.deepEqual(heard, [['CAL-03'], 'all']);
  stop();
  assert.equal(Stream.open[1].readyState, 2);
});

test('a service that turns us away is asked again later, and later still', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  Stream.open = [];
  const page = Object.assign(new EventTarget(), { hidden: false });
  followPublications({ known: null, onPublication() {}, onEverything() {}, Source: Stream, page });
  assert.equal(Stream.open[0].url, '/api/events');
  for (const longest of [7_500, 15_000, 30_000]) {
    const last = Stream.open.at(-1);
    const count = Stream.open.length;
    last.readyState = 2;
    last.say('error');
    t.mock.timers.tick(longest / 3 - 1);
    assert.equal(Stream.open.length, count, 'not at once');
    t.mock.timers.tick(longest);
    assert.equal(Stream.open.length, count + 1);
  }
});

test('while the browser itself comes again, nobody opens a second stream', () => {
  Stream.open = [];
  const page = Object.assign(new EventTarget(), { hidden: false });
  followPublications({ known: null, onPublication() {}, onEverything() {}, Source: Stream, page });
  Stream.open[0].readyState = 0;
  Stream.open[0].say('error');
  page.dispatchEvent(new Event('visibilitychange'));
  assert.equal(Stream.open.length, 1);
});
