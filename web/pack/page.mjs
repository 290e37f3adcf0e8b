// index.html in its two forms, each with the strictest content security policy it can live under.
import { createHash } from 'node:crypto';

const policy = (rules) => Object.entries(rules).map(([name, value]) => `${name} ${value}`).join('; ');
const NOTHING_ELSE = { 'base-uri': "'none'", 'form-action': "'none'" };

const fill = (template, parts) => template.replace(/%([A-Z]+)%/g, (_, name) => parts[name]);

/** The page of the site, which names its files. */
export function sitePage(template, { style, script, preload }) {
  return fill(template, {
    CSP: policy({
      'default-src': "'none'",
      'script-src': "'self' 'wasm-unsafe-eval'",
      'style-src': "'self'",
      'font-src': "'self'",
      'img-src': "'self'",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
      ...NOTHING_ELSE,
    }),
    HEAD: [
      `<link rel="stylesheet" href="${style}">`,
      ...preload.map((file) => `<link rel="preload" href="${file}" as="fetch" crossorigin>`),
      '<link rel="manifest" href="manifest.webmanifest">',
      '<link rel="icon" href="icon.svg" type="image/svg+xml">',
      '<link rel="apple-touch-icon" href="icon-192.png">',
    ].join('\n'),
    BODY: `<script type="module" src="${script}"></script>`,
  });
}

/** The page that holds everything; its scripts and styles are known by their hashes. */
export function oneFilePage(template, { style, script, assets, icon }) {
  const source = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const safe = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return fill(template, {
    CSP: policy({
      'default-src': "'none'",
      'script-src': `${source(safe)} 'wasm-unsafe-eval'`,
      'style-src': source(style),
      'img-src': 'data:',
      ...NOTHING_ELSE,
    }),
    HEAD: [
      `<style>${style}</style>`,
      `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">`,
    ].join('\n'),
    BODY: [
      // Not scripts to the browser: data that waits to be unpacked.
      ...[...assets].map(([name, text]) => `<script type="application/gzip+base64" id="asset-${name}">${text}</script>`),
      `<script type="module">${safe}</script>`,
    ].join('\n'),
  });
}
