// Reads one event stream so many times, and says so when all of them are open.
import { Agent, get } from 'node:http';

const [url = '', token = '', count = '0'] = process.argv.slice(2);
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
let open = 0;
for (let n = 0; n < Number(count); n++) {
  get(url, { agent, headers }, (response) => {
    response.resume();
    open += 1;
    if (open === Number(count)) process.stdout.write('open\n');
  });
}
