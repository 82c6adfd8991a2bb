// npm run protocol: the whole contract between pages and server as one JSON Schema document on standard output.
import { contractSchema } from '../server/protocol/catalogue.ts';

// Who reads only its beginning (`| head`) closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.stdout.write(`${JSON.stringify(contractSchema(), null, 2)}\n`);
