import closeWithGrace from 'close-with-grace';
import { start } from './app.ts';
import { readSettings, SettingsError } from './settings.ts';

/** How long open calls and the running actions have to reach a safe point, in milliseconds. */
const patience = 30_000;
/** How long a signal may echo, in milliseconds. */
const echo = 1000;

try {
  const { settings, warnings } = readSettings();
  const app = await start(settings, warnings);
  closeWithGrace({ delay: patience, logger: app.log }, async ({ signal, err }) => {
    if (signal !== undefined) forgiveEcho(signal);
    if (err !== undefined) app.log.fatal({ err }, 'a fault of our own ends Unjam');
    else app.log.info({ signal }, 'ending; open recoveries are taken up at the next start');
    await app.close();
  });
} catch (error) {
  // One line for whoever starts us; the stack only where it is no setting that is wrong.
  process.stderr.write(
    error instanceof SettingsError ? `unjam: ${error.message}\n` : `unjam: ${stackOf(error)}\n`,
  );
  process.exitCode = 1;
}

/**
 * One Ctrl-C arrives twice under npm and under timeout(1): from the terminal and from the parent. Taken for
 * a second one it would end us in the middle of a batch of moves.
 */
function forgiveEcho(signal: NodeJS.Signals): void {
  const impatient = process.listeners(signal);
  process.removeAllListeners(signal);
  const ignore = () => {};
  process.on(signal, ignore);
  setTimeout(() => {
    process.removeListener(signal, ignore);
    for (const listener of impatient) process.on(signal, listener);
  }, echo).unref();
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
