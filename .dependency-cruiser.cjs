/**
 * Who may import whom: models <- solver <- src <- api, and the web page speaks HTTP only.
 * tests/house/imports.test.ts runs these rules and plants a breach of each.
 */

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Everything but the folders named: what a floor must not reach. */
const allBut = (...allowed) => ({ pathNot: allowed, dependencyTypesNot: ['core'] })

const zod = '^node_modules/zod/'
const npm = '^node_modules/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'models-zod-only',
      'models say what is true and import zod, nothing else',
      { path: '^models/' },
      allBut('^models/', zod),
    ),
    forbid(
      'solver-models-only',
      'solver decides; it knows models and libraries',
      { path: '^solver/' },
      allBut('^(models|solver)/', npm),
    ),
    forbid(
      'pure-floors',
      'no files, network, clock or process in models and solver',
      { path: '^(models|solver)/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'src-below-api',
      'src does not know who asks',
      { path: '^src/' },
      { path: '^(api|web|tests|benchmarks|examples)/' },
    ),
    forbid(
      'api-on-top',
      'api stands on the other floors only',
      { path: '^api/' },
      { path: '^(web|tests|benchmarks|examples)/' },
    ),
    forbid(
      'check-apart',
      'the checker judges a plan without any of the code that made it',
      { path: '^src/check/' },
      allBut('^(models|src/check)/'),
    ),
    forbid(
      'explain-apart',
      'what is told to teachers does not lean on the search',
      { path: '^src/explain/' },
      { path: '^solver/' },
    ),
    forbid(
      'web-apart',
      'the page speaks to the api over HTTP only',
      { path: '^web/' },
      { path: '^(models|solver|src|api)/' },
    ),
    forbid(
      'no-cycle',
      'two files that need each other are one file, or hide a third',
      {},
      { circular: true },
    ),
    forbid('resolvable', 'an import that leads nowhere', {}, { couldNotResolve: true }),
    forbid(
      'no-dev-library',
      'a floor needs only what is installed for users',
      { path: '^(models|solver|src|api)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    // Entry points by name, such as csv-parse/sync, stand in a package's exports.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    // Type imports count: whoever needs the other's types knows the other.
    tsPreCompilationDeps: true,
  },
}
