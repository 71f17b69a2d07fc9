import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { joined } from '../../../src/connections/event-log/joined.ts';
import { eventLogs } from '../../../src/connections/event-log/logs.ts';
import { eventsIn } from '../../../src/connections/event-log/xml.ts';
import { logs } from '../../../src/connections/local/logs.ts';
import { Crew } from '../../../src/connections/local/thread/crew.ts';
import { logFiles } from '../../../src/connections/logs/files.ts';
import { logsContract } from '../../contracts/host-logs.ts';
import { type WindowsPeer, windowsPeer } from './windows-peer.ts';

const event = (record: number, id = 4037, strings: string[] = ['x'], time = `1998-03-04T05:06:${record}Z`) =>
  `${JSON.stringify({ record, time, source: 'MSExchangeIMC', id, strings })}\n`;

describe('windows: logs', () => {
  let peer: WindowsPeer;
  let crew: Crew;
  before(async () => {
    peer = await windowsPeer();
    crew = await Crew.open(peer.root);
    const files = logFiles(peer.spec).filter(({ file }) => file !== null);
    const host = {
      ...peer.host,
      logs: joined(logs(crew.thread, files), eventLogs(peer.run, ['Application', 'Unmapped'])),
    };
    peer = { ...peer, host };
  });
  after(async () => {
    await crew.close();
    await peer.close();
  });
  logsContract(() => peer);
});

describe('an event log of Windows', () => {
  let peer: WindowsPeer;
  before(async () => {
    peer = await windowsPeer();
  });
  after(() => peer.close());
  beforeEach(async () => await peer.events.clear());
  const all = () => eventLogs(peer.run, ['Application']);

  it('was cleared when the marked record is gone, though the numbers go on', async () => {
    await peer.events.append(event(10) + event(11));
    const marks = await all().mark();
    assert.deepEqual(marks, { Application: { record: 11, identity: '1998-03-04T05:06:11Z' } });
    writeFileSync(join(peer.folder, 'log/events'), event(12) + event(13));
    const reading = await all().since(marks);
    assert.deepEqual(reading.cleared, ['Application']);
    assert.deepEqual(
      reading.records.map(({ record }) => record),
      [12, 13],
    );
    assert.deepEqual((await all().since(reading.marks)).cleared, []);
  });

  it('was cleared when another record has the marked number', async () => {
    await peer.events.append(event(10) + event(11));
    const marks = await all().mark();
    writeFileSync(
      join(peer.folder, 'log/events'),
      [10, 11, 12].map((record) => event(record, 1, ['y'], '2001-01-01T00:00:00Z')).join(''),
    );
    const reading = await all().since(marks);
    assert.deepEqual([reading.cleared, reading.records.length], [['Application'], 3]);
  });

  it('was not cleared when it was empty at the mark', async () => {
    const marks = await all().mark();
    await peer.events.append(event(1) + event(2));
    const reading = await all().since(marks);
    assert.deepEqual([reading.cleared, reading.records.length], [[], 2]);
  });

  it('is read to its newest 10,000 records, in order and without a gap', async () => {
    await peer.events.append(Array.from({ length: 10_700 }, (_, i) => event(i + 1)).join(''));
    const { records } = await all().since(null);
    assert.deepEqual(
      records.map(({ record }) => record),
      Array.from({ length: 10_000 }, (_, i) => i + 701),
    );
  });

  it('keeps letters of any script, and markup in what the service wrote', async () => {
    await peer.events.append(event(1, 4182, ["Grüße <spool> & 'HBWK2Q2P' 信 &lt;", '']));
    const { records } = await all().since(null);
    assert.deepEqual(records[0]!.strings, ["Grüße <spool> & 'HBWK2Q2P' 信 &lt;", '']);
  });

  it('has no name that could be an option or a file, and says when it is not there', async () => {
    const names = ['/lf:true', '-x', 'C:\\log.evtx', '\\\\other\\log', '', 'a"b', 'NoSuchLog'];
    const { unreadable, records } = await eventLogs(peer.run, names).since(null);
    assert.equal(records.length, 0);
    assert.deepEqual(
      unreadable.map(({ log, why }) => `${log}: ${why}`),
      [
        ...names.slice(0, -1).map((name) => `${name}: it is no name of an event log`),
        'NoSuchLog: there is no such event log',
      ],
    );
    assert.deepEqual(await eventLogs(peer.run, names).mark(), {});
  });

  it('asks again for less when an answer is too large to be whole', async () => {
    await peer.events.append([1, 2, 3].map((record) => event(record)).join(''));
    const counts: number[] = [];
    const flooded = eventLogs(
      async (argv, options) => {
        const count = Number(argv.find((one) => one.startsWith('/c:'))!.slice(3));
        counts.push(count);
        const ran = await peer.run(argv, options);
        return count > 8 ? { ...ran, output: ' '.repeat(options.most!) } : ran;
      },
      ['Application'],
    );
    assert.equal((await flooded.since(null)).records.length, 3);
    assert.deepEqual(counts.slice(0, 3), [500, 63, 8]);
  });
});

describe('an event as Windows prints it', () => {
  it('has 16 bits of id, the strings, and the data in Base64, with either kind of quote', () => {
    const xml = `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
      <System><Provider Name="MSExchangeIMC" /><EventID Qualifiers='49152'>3221229509</EventID>
      <TimeCreated SystemTime="2006-02-28T21:51:44.754Z" /><EventRecordID>7664</EventRecordID></System>
      <EventData><Data Name='a'>one</Data><Data/><Data>&#x41;&#66;</Data><Binary>00FF</Binary></EventData></Event>`;
    assert.deepEqual(eventsIn('Application', `${xml}\r\n${xml.slice(0, -9)}`), [
      {
        log: 'Application',
        record: 7664,
        at: '2006-02-28T21:51:44.754Z',
        source: 'MSExchangeIMC',
        id: 4037,
        text: 'one  AB',
        strings: ['one', '', 'AB'],
        data: 'AP8=',
      },
    ]);
  });

  it('may have data of its own kind', () => {
    const xml = `<Event><System><EventID>310</EventID><EventRecordID>1</EventRecordID></System>
      <UserData><Task xmlns='x'><Name>n</Name><ID>6120</ID></Task></UserData></Event>`;
    const [found] = eventsIn('L', xml);
    assert.deepEqual([found!.strings, found!.source, found!.at], [['n', '6120'], null, null]);
  });

  it('is none without a number of its own', () => {
    assert.deepEqual(eventsIn('L', '<Event><System><EventID>1</EventID></System></Event>'), []);
    assert.deepEqual(eventsIn('L', 'Failed to read events.'), []);
  });
});
