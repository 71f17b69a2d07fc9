import type { Config, Product } from './config.ts';
import { append, type NewEvent } from './event-log.ts';

/** The events of the real service, as its articles quote them. */
export class Events {
  readonly #config: Config;

  constructor(config: Config) {
    this.#config = config;
  }

  started() {
    this.#write(1000, 'Information', 'Initialization/Termination', ['The Exchange double was started.']);
  }

  shutDown() {
    this.#write(1001, 'Information', 'Initialization/Termination', [
      'The service was shut down successfully.',
    ]);
  }

  received(file: string, sender: string) {
    this.#write(2002, 'Information', 'Internal Processing', [file, sender]);
  }

  indexRebuilt(file: string) {
    this.#write(3013, 'Warning', 'Internal Processing', [file]);
  }

  storeLost() {
    this.#write(3039, 'Error', 'Internal Processing', ['0x80040115']);
  }

  exception() {
    this.#write(4037, 'Error', 'Internal Processing', exceptionText(this.#config.product));
  }

  archived(file: string) {
    this.#write(4117, 'Warning', 'Internal Processing', [file]);
  }

  /** "Message in spool file … will be retried when the server is restarted." Some builds leave the name out. */
  retried(file: string | null) {
    const bare = 'A message in the spool will be retried when the server is restarted.';
    this.#write(4182, 'Error', 'Internal Processing', [file ?? bare]);
  }

  /** These two carry the name in the binary data alone, behind eight bytes of header. */
  failedToProcess(id: 4120 | 4131, name: string) {
    const data = Buffer.concat([Buffer.from([0x48, 0, 0, 0, 1, 0, 0, 0]), Buffer.from(name, 'latin1')]);
    this.#write(id, 'Error', 'Internal Processing', ['The message could not be processed.'], data);
  }

  storeCrashed() {
    const text = 'The application, store.exe, generated an application error.';
    this.#append({
      source: 'DrWatson',
      id: 4097,
      type: 'Error',
      category: 'None',
      strings: [text],
      data: '',
    });
  }

  #write(id: number, type: NewEvent['type'], category: string, strings: string[], data = Buffer.alloc(0)) {
    const source = this.#config.role === 'store' ? 'MSExchangeIS' : 'MSExchangeIMC';
    this.#append({ source, id, type, category, strings, data: data.toString('base64') });
  }

  #append(event: NewEvent) {
    append(this.#config.eventLog, event);
  }
}

function exceptionText(product: Product): string[] {
  const name = product === 'imc-4.0' ? 'Internet Mail Connector' : 'Internet Mail Service';
  const text = `An exception has occurred which was handled internally by the ${name}. This may have resulted in a message not being delivered.`;
  return product === 'ims-5.5' ? [`${text} Code: 0xc0000005 Flags: 0x0 Address: 0x77f7e1a3`] : [text];
}
