const ours = new URL('uvu-suite.mjs', import.meta.url).href;

/**
 * Gives a test file that imports uvu our suite instead. Everything else is found as ever.
 * @type {import('node:module').ResolveHook}
 */
export function resolve(specifier, context, next) {
  if (specifier === 'uvu' && context.parentURL?.startsWith(ours) === false) return { url: ours, shortCircuit: true };
  return next(specifier, context);
}
