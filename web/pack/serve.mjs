// Serves a folder on this machine: node web/pack/serve.mjs --port N --dir DIR
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};
/** Names with a hash in them stand for their content for ever. */
const HASHED = /\.[\w-]{43}\.[a-z]+$/;

/** The file a request path asks for, or null when it lies outside `root`. */
function fileOf(root, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const file = resolve(root, `.${decoded.endsWith('/') ? `${decoded}index.html` : decoded}`);
  return file.startsWith(root + sep) ? file : null;
}

const isFile = (file) => stat(file).then((found) => found.isFile(), () => false);

async function answer(root, request, response) {
  const deny = (status, text) => response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${text}\n`);
  if (request.method !== 'GET' && request.method !== 'HEAD') return deny(405, 'Only reading is possible.');
  const file = fileOf(root, request.url.split('?')[0]);
  if (!file || file.endsWith('.br') || !(await isFile(file))) return deny(404, 'There is no such file.');

  const headers = {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
  };
  const packed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && (await isFile(`${file}.br`));
  if (packed) headers['Content-Encoding'] = 'br';
  const sent = packed ? `${file}.br` : file;
  headers['Content-Length'] = (await stat(sent)).size;
  response.writeHead(200, headers);
  if (request.method === 'HEAD') response.end();
  else createReadStream(sent).pipe(response);
}

/** Starts serving `dir` on 127.0.0.1; port 0 takes a free one. */
export function serve(dir, port) {
  const root = resolve(dir);
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => response.destroy());
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' }, dir: { type: 'string' } } });
  if (!values.dir || !/^\d+$/.test(values.port)) {
    console.error('Usage: serve.mjs --port N --dir DIR');
    process.exit(2);
  }
  if (!(await isFile(join(values.dir, 'index.html')))) {
    console.error(`serve: there is no site in ${values.dir}`);
    process.exit(1);
  }
  try {
    const server = await serve(values.dir, Number(values.port));
    console.log(`Counterbell is at http://127.0.0.1:${server.address().port}/ (Ctrl-C ends it)`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `serve: port ${values.port} is taken; try another with --port` : `serve: ${error.message}`);
    process.exit(1);
  }
}
