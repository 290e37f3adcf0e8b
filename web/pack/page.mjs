// index.html in its two forms, each with the strictest content security policy it can live under.
import { createHash } from 'node:crypto';

const policy = (rules) => Object.entries(rules).map(([name, value]) => `${name} ${value}`).join('; ');
const NOTHING_ELSE = { 'base-uri': "'none'", 'form-action': "'none'" };

const fill = (template, parts) => template.replace(/%([A-Z]+)%/g, (_, name) => parts[name]);
const source = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** A script as it may stand in a page. */
const inPage = (script) => script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/**
 * The page of the site: contains its style and the loader, and names the files it loads. It has the integrity of the script, which has that
 * of all other files.
 * @param {{ style: string, loader: string, script: string, preload: string[], integrity: (name: string) => string }} parts
 */
export function sitePage(template, { style, loader, script, preload, integrity }) {
  const inline = inPage(loader);
  return fill(template, {
    CSP: policy({
      'default-src': "'none'",
      'script-src': `'self' ${source(inline)} 'wasm-unsafe-eval'`,
      'style-src': `'self' ${source(style)}`,
      'font-src': "'self'",
      'img-src': "'self'",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
      ...NOTHING_ELSE,
    }),
    HEAD: [
      ...preload.map((file) => `<link rel="preload" href="${file}" as="fetch" crossorigin>`),
      `<style>${style}</style>`,
      '<link rel="manifest" href="manifest.webmanifest">',
      '<link rel="icon" href="icon.svg" type="image/svg+xml">',
      '<link rel="apple-touch-icon" href="icon-192.png">',
    ].join('\n'),
    BODY: [`<script>${inline}</script>`, `<script type="module" src="${script}" integrity="${integrity(script)}"></script>`].join('\n'),
  });
}

/** The page that contains everything; its content security policy allows its scripts and styles by their hashes. */
export function oneFilePage(template, { style, loader, script, assets, icon }) {
  const scripts = { loader: inPage(loader), main: inPage(script) };
  return fill(template, {
    CSP: policy({
      'default-src': "'none'",
      'script-src': `${source(scripts.loader)} ${source(scripts.main)} 'wasm-unsafe-eval'`,
      'style-src': source(style),
      'img-src': 'data:',
      ...NOTHING_ELSE,
    }),
    HEAD: [
      `<style>${style}</style>`,
      `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">`,
    ].join('\n'),
    BODY: [
      // The browser does not run these: they are data to be unpacked later.
      ...[...assets].map(([name, text]) => `<script type="application/gzip+base64" id="asset-${name}">${text}</script>`),
      `<script>${scripts.loader}</script>`,
      `<script type="module">${scripts.main}</script>`,
    ].join('\n'),
  });
}
