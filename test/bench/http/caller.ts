// Calls one URL for so many seconds, and tells what came of it.
import autocannon from 'autocannon';

const [url = '', token = '', seconds = '1', rate = ''] = process.argv.slice(2);
const result = await autocannon({
  url,
  connections: 10,
  duration: Number(seconds),
  headers: { authorization: `Bearer ${token}` },
  ...(rate === '' ? {} : { overallRate: Number(rate) }),
});
process.stdout.write(JSON.stringify(result));
