const stages = ['spec', 'plan', 'run', 'collect', 'analyse', 'report'];

/** A stage may know the types of earlier stages; of later ones, and of the insides of any, nothing. */
const stageRules = stages.flatMap((stage, position) => {
  const later = stages.slice(position + 1);
  const earlier = stages.slice(0, position);
  const rules = [
    {
      name: `${stage}-knows-no-later-stage`,
      severity: 'error',
      from: { path: `^src/${stage}/` },
      to: { path: `^src/(${[...later, 'cli'].join('|')})/` },
    },
  ];
  if (earlier.length > 0) {
    rules.push({
      name: `${stage}-uses-types-of-earlier-stages-only`,
      severity: 'error',
      from: { path: `^src/${stage}/` },
      to: {
        path: `^src/(${earlier.join('|')})/`,
        // Hashing needs one canonical form of a specification, wherever it is hashed.
        pathNot: '^src/spec/canonicalJson\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    });
  }
  return rules;
});

module.exports = {
  forbidden: [
    ...stageRules,
    {
      name: 'models-know-no-laboratory',
      comment: 'models/ is the science: pure functions that run in Node and in a browser.',
      severity: 'error',
      from: { path: '^models/' },
      to: { path: '^(src|test|bench)/' },
    },
    {
      name: 'models-use-no-node',
      severity: 'error',
      from: { path: '^models/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'models-use-few-packages',
      severity: 'error',
      from: { path: '^models/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(seedrandom|@noble/hashes|simple-statistics|d3-array)/' },
    },
    {
      name: 'nothing-imports-the-command',
      severity: 'error',
      from: { path: '^(src|models)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
