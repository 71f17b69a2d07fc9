import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';
import type { HostPeer } from './host-peer.ts';

const event = (record: number, id: number, ...strings: string[]) =>
  `${JSON.stringify({ record, time: '1998-03-04T05:06:07Z', source: 'Svc', id, type: 'Error', strings, data: 'YWI=' })}\n`;

export function logsContract(peer: () => HostPeer): void {
  const texts = async (marks: Awaited<ReturnType<HostPeer['host']['logs']['mark']>> | null) => {
    const reading = await peer().host.logs.since(marks);
    return { ...reading, texts: reading.records.map(({ text }) => text) };
  };

  beforeEach(async () => {
    await peer().lines.clear();
    await peer().events.clear();
  });

  it('reads lines since a mark, and marks where it ended', async () => {
    const { host, lines } = peer();
    await lines.append('one\ntwo\n');
    const marks = await host.logs.mark();
    assert.deepEqual((await texts(marks)).texts, []);
    await lines.append('three\nGrüße\n');
    const reading = await texts(marks);
    assert.deepEqual(reading.texts, ['three', 'Grüße']);
    assert.deepEqual(reading.cleared, []);
    assert.equal(reading.records[0]!.record, 8);
    assert.deepEqual((await texts(reading.marks)).texts, []);
    assert.deepEqual((await texts(null)).texts, ['one', 'two', 'three', 'Grüße']);
  });

  it('leaves a torn last line for the next time', async () => {
    const { host, lines } = peer();
    await lines.append('whole\nto');
    const marks = await host.logs.mark();
    const torn = await texts(marks);
    assert.deepEqual(torn.texts, []);
    await lines.append('rn\n');
    assert.deepEqual((await texts(torn.marks)).texts, ['torn']);
    assert.deepEqual((await texts(marks)).texts, ['torn']);
  });

  it('tells of a log that was cleared, also when it has grown past the mark again', async () => {
    const { host, lines } = peer();
    await lines.append('old one\nold two\n');
    const marks = await host.logs.mark();
    await lines.clear();
    await lines.append('new\n');
    const shorter = await texts(marks);
    assert.deepEqual([shorter.texts, shorter.cleared], [['new'], [lines.name]]);
    await lines.append('more and more and more\n');
    const longer = await texts(marks);
    assert.deepEqual([longer.texts.length, longer.cleared], [2, [lines.name]]);
    assert.deepEqual((await texts(longer.marks)).cleared, []);
  });

  it('tells of a log that was replaced by another', async () => {
    const { host, lines } = peer();
    await lines.append('same head\n');
    const marks = await host.logs.mark();
    await lines.rotate();
    await lines.append('same head\nafter\n');
    const reading = await texts(marks);
    assert.deepEqual([reading.texts, reading.cleared], [['same head', 'after'], [lines.name]]);
  });

  it('reads the records of an event log, and steps over what is none', async () => {
    const { host, events } = peer();
    await events.append(event(7, 4037, 'a'));
    const marks = await host.logs.mark();
    const { record } = marks[events.name]!;
    await events.append(`not json\n{"half":\n[]\n${event(8, 4182, 'x', 'HBWK2Q2P')}`);
    const reading = await texts(marks);
    assert.deepEqual(reading.records, [
      {
        log: events.name,
        record: record + 1,
        at: reading.records[0]?.at,
        source: 'Svc',
        id: 4182,
        text: 'x HBWK2Q2P',
        strings: ['x', 'HBWK2Q2P'],
        data: 'YWI=',
      },
    ]);
    assert.ok(Date.parse(reading.records[0]!.at!) > 0);
    assert.equal(reading.marks[events.name]!.record, record + 1);
  });

  it('takes a lower record number for a cleared event log', async () => {
    const { host, events } = peer();
    await events.append(event(100, 1) + event(101, 2));
    const marks = await host.logs.mark();
    await events.append(event(1, 3));
    const reading = await texts(marks);
    assert.deepEqual(reading.cleared, [events.name]);
    assert.deepEqual(
      reading.records.map(({ id }) => id),
      [3],
    );
    assert.equal(reading.marks[events.name]!.record, 1);
  });

  it('names the logs that it cannot read', async () => {
    const { unreadable } = await texts(null);
    assert.deepEqual(
      unreadable.map(({ log }) => log),
      ['Unmapped'],
    );
  });

  it('keeps to the newest 10,000 records', async () => {
    const { host, lines } = peer();
    await lines.append(Array.from({ length: 12_000 }, (_, i) => `line ${i}\n`).join(''));
    const reading = await texts(null);
    assert.equal(reading.texts.length, 10_000);
    assert.equal(reading.texts.at(-1), 'line 11999');
    assert.ok((await host.logs.mark())[lines.name]!.record > 100_000);
  });

  it('keeps to the newest 16 MiB and to 8 KiB of a line', async () => {
    const { lines } = peer();
    const long = `${'x'.repeat(1_000_000)}\n`;
    for (let i = 0; i < 20; i++) await lines.append(long);
    const reading = await texts(null);
    assert.equal(reading.texts.length, 16);
    assert.ok(reading.texts.every((text) => text.length === 8192));
  });
}
