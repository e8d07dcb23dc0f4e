const stages = ['spec', 'plan', 'run', 'collect', 'analyse', 'report'];
const anyStage = `^src/(${stages.join('|')})/`;

/** What a stage may use as a value although it is another's, each with its reason. */
const sharedValues = {
  // Whatever hashes a specification must hash the same bytes.
  canonicalJson: '^src/spec/canonicalJson\\.ts$',
  // The laboratory names the replication and hands its randomness to the model: it alone knows both.
  createStreams: '^models/random/createStreams\\.ts$',
  // Modules of users import it, and whoever evaluates them hands it out.
  library: '^models/library\\.ts$',
  // Sampled designs, summaries and analyses end in files; their bytes must agree between engines like those of models.
  mathematics: '^models/random/math/',
  // Dates of an experiment file are counted in the days of the models.
  calendar: '^models/calendar\\.ts$',
  // Names that a model looks up in its own tables are guessed like those of the file around them.
  nearestName: '^models/nearestName\\.ts$',
};

/** A stage may know the types of earlier stages; of later ones, and of the insides of any, nothing. */
const stageRules = stages.flatMap((stage, position) => {
  const from = { path: `^src/${stage}/` };
  const earlier = stages.slice(0, position);
  const later = stages.slice(position + 1);
  const modelValues =
    {
      spec: [sharedValues.calendar, sharedValues.nearestName],
      plan: [sharedValues.createStreams, sharedValues.mathematics],
      run: [sharedValues.createStreams, sharedValues.library],
      collect: [sharedValues.mathematics],
      analyse: [sharedValues.mathematics],
    }[stage] ?? [];
  return [
    ...(later.length === 0
      ? []
      : [
          {
            name: `${stage}-knows-no-later-stage`,
            severity: 'error',
            from,
            to: { path: `^src/(${later.join('|')})/` },
          },
        ]),
    ...(earlier.length === 0
      ? []
      : [
          {
            name: `${stage}-uses-types-of-earlier-stages-only`,
            severity: 'error',
            from,
            to: {
              path: `^src/(${earlier.join('|')})/`,
              pathNot: sharedValues.canonicalJson,
              dependencyTypesNot: ['type-only'],
            },
          },
        ]),
    {
      name: `${stage}-uses-types-of-models-only`,
      comment: 'Models reach the laboratory through the registry src/models.ts; it knows no economics.',
      severity: 'error',
      from,
      to: {
        path: '^models/',
        ...(modelValues.length === 0 ? {} : { pathNot: modelValues }),
        dependencyTypesNot: ['type-only'],
      },
    },
  ];
});

module.exports = {
  forbidden: [
    ...stageRules,
    {
      name: 'stages-know-no-composition',
      comment: 'The rest of src/ puts stages together; a stage that imported any of it could reach every other.',
      severity: 'error',
      from: { path: anyStage },
      to: { path: '^src/', pathNot: anyStage },
    },
    {
      name: 'nothing-imports-the-command',
      severity: 'error',
      from: { path: '^(src|models)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
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
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
