import type { Fakes } from './readWithFakes.ts';

/** An experiment file with mistakes, and what must be said about it: `file:line:column message (nearest)`. */
export interface BadSpec extends Fakes {
  readonly name: string;
  readonly text: string;
  readonly problems: readonly string[];
}

/** One entry a kind of mistake, read against the files by eye. Tabs are written as escapes. */
export const badSpecs: readonly BadSpec[] = [
  {
    name: 'an empty file',
    text: '',
    problems: ['e.yaml:1:1 the file is empty'],
  },
  {
    name: 'a file of comments',
    text: '# nothing yet\n',
    problems: ['e.yaml:1:1 the file is empty'],
  },
  {
    name: 'a list in place of a mapping',
    text: '- name: t\n',
    problems: ['e.yaml:1:1 the experiment is a list'],
  },
  {
    name: 'a text in place of a mapping',
    text: 'hello\n',
    problems: ['e.yaml:1:1 the experiment is the text "hello"'],
  },
  {
    name: 'a tab as indentation',
    text: 'name: t\nset:\n\tshift.share: 0.1\n',
    problems: ['e.yaml:3:1 YAML: Tabs are not allowed as indentation'],
  },
  {
    name: 'an unclosed bracket',
    text: `name: t
vary: { shift.share: [0, 1 }
`,
    problems: [
      'e.yaml:2:28 YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      'e.yaml:2:29 YAML: Flow map in block collection must be sufficiently indented and end with a }',
    ],
  },
  {
    name: 'a mapping indented by chance',
    text: `name: t
  horizon: 1 year
`,
    problems: [
      'e.yaml:1:7 YAML: Nested mappings are not allowed in compact mappings',
      'e.yaml:1:7 YAML: Implicit keys need to be on a single line',
    ],
  },
  {
    name: 'two documents',
    text: `name: t
---
name: u
`,
    problems: ['e.yaml:2:1 YAML: the file holds more than one document'],
  },
  {
    name: 'an unknown tag',
    text: `name: t
horizon: 26 epochs
seed: !secret 3
`,
    problems: ['e.yaml:3:7 YAML: Unresolved tag: !secret'],
  },
  {
    name: 'an alias without an anchor',
    text: `name: t
horizon: 26 epochs
set: *base
`,
    problems: ['e.yaml:3:6 the alias *base has no anchor before it'],
  },
  {
    name: 'an alias inside its anchor',
    text: `name: t
horizon: 26 epochs
vary: &v { shift.share: *v }
`,
    problems: ['e.yaml:3:25 the alias *v stands inside its own anchor'],
  },
  {
    name: 'a key given twice',
    text: `name: t
horizon: 26 epochs
name: u
`,
    problems: ['e.yaml:3:1 the key "name" is given twice, first at 1:1'],
  },
  {
    name: 'a key that is a list',
    text: `name: t
horizon: 26 epochs
[a, b]: 1
`,
    problems: ['e.yaml:3:1 a key is a list or a mapping'],
  },
  {
    name: 'no name and no horizon',
    text: 'replications: 2\n',
    problems: ['e.yaml:1:1 the experiment has no name', 'e.yaml:1:1 the experiment has no horizon'],
  },
  {
    name: 'a misspelt key',
    text: `name: t
horizn: 26 epochs
`,
    problems: ['e.yaml:1:1 the experiment has no horizon', 'e.yaml:2:1 the experiment has no key "horizn" (horizon)'],
  },
  {
    name: 'a name with capitals and spaces',
    text: `name: Twenty Percent
horizon: 26 epochs
`,
    problems: ['e.yaml:1:7 name is the text "Twenty Percent"'],
  },
  {
    name: 'a name that climbs out of the folder',
    text: `name: ../up
horizon: 26 epochs
`,
    problems: ['e.yaml:1:7 name is the text "../up"'],
  },
  {
    name: 'a question that is a list',
    text: `name: t
horizon: 26 epochs
question: [why]
`,
    problems: ['e.yaml:3:11 question is a list'],
  },
  {
    name: 'an unknown model',
    text: `name: t
horizon: 26 epochs
model: markets
`,
    problems: ['e.yaml:3:8 model is the text "markets" (market)'],
  },
  {
    name: 'an unknown preset',
    text: `name: t
horizon: 26 epochs
preset: bitcoin-2025
`,
    presets: { 'bitcoin-2026': 'preset: bitcoin-2026\nmodel: market\n' },
    problems: ['e.yaml:3:9 preset is the text "bitcoin-2025" (bitcoin-2026)'],
  },
  {
    name: 'no replications',
    text: `name: t
horizon: 26 epochs
replications: 0
`,
    problems: ['e.yaml:3:15 replications is the number 0'],
  },
  {
    name: 'half a replication',
    text: `name: t
horizon: 26 epochs
replications: 2.5
`,
    problems: ['e.yaml:3:15 replications is the number 2.5'],
  },
  {
    name: 'replications in words',
    text: `name: t
horizon: 26 epochs
replications: ten
`,
    problems: ['e.yaml:3:15 replications is the text "ten"'],
  },
  {
    name: 'too many replications',
    text: `name: t
horizon: 26 epochs
replications: 1000001
`,
    problems: ['e.yaml:3:15 replications is the number 1000001'],
  },
  {
    name: 'an empty seed',
    text: `name: t
horizon: 26 epochs
seed:
`,
    problems: ['e.yaml:3:6 seed is empty'],
  },
  {
    name: 'a seed that is a boolean',
    text: `name: t
horizon: 26 epochs
seed: true
`,
    problems: ['e.yaml:3:7 seed is true'],
  },
  {
    name: 'a negative horizon',
    text: `name: t
horizon: -5 years
`,
    problems: ['e.yaml:2:10 horizon is -5 years, under one epoch'],
  },
  {
    name: 'a horizon of zero',
    text: `name: t
horizon: 0
`,
    problems: ['e.yaml:2:10 horizon is 0, under one epoch'],
  },
  {
    name: 'a horizon that is not whole',
    text: `name: t
horizon: 2.5
`,
    problems: ['e.yaml:2:10 horizon is 2.5, which is not a whole number of epochs'],
  },
  {
    name: 'a horizon that is not whole, in epochs',
    text: `name: t
horizon: 2.5 epochs
`,
    problems: ['e.yaml:2:10 horizon is 2.5 epochs, which is not a whole number of epochs'],
  },
  {
    name: 'a horizon under half an epoch',
    text: `name: t
horizon: 3 days
`,
    problems: ['e.yaml:2:10 horizon is 3 days, under one epoch'],
  },
  {
    name: 'a horizon beyond reason',
    text: `name: t
horizon: 1e6
`,
    problems: ['e.yaml:2:10 horizon is 1e6, over 100000 epochs'],
  },
  {
    name: 'a misspelt unit',
    text: `name: t
horizon: 5 yaers
`,
    problems: ['e.yaml:2:10 horizon: "yaers" is not a unit of time (5 years)'],
  },
  {
    name: 'a horizon without sense',
    text: `name: t
horizon: soon
`,
    problems: ['e.yaml:2:10 horizon: "soon" is not a length of time'],
  },
  {
    name: 'a horizon that is a list',
    text: `name: t
horizon: [1, 2]
`,
    problems: ['e.yaml:2:10 horizon is a list'],
  },
  {
    name: 'a date that does not exist',
    text: `name: t
horizon: 2028-02-30
`,
    problems: ['e.yaml:2:10 horizon: 2028-02-30 is not a date of the calendar (YYYY-MM-DD)'],
  },
  {
    name: 'a date before the start',
    text: `name: t
horizon: 2026-06-01
`,
    problems: ['e.yaml:2:10 horizon: 2026-06-01 is 13 days before the start of the run'],
  },
  {
    name: 'a misspelt parameter',
    text: `name: t
horizon: 26 epochs
set: { shfit.share: 0.1 }
`,
    problems: ['e.yaml:3:8 set: unknown parameter "shfit.share" (shift.share)'],
  },
  {
    name: 'a parameter without its group',
    text: `name: t
horizon: 26 epochs
set: { duration: 1 year }
`,
    problems: ['e.yaml:3:8 set: unknown parameter "duration" (shift.duration)'],
  },
  {
    name: 'a misspelt parameter in nested form',
    text: `name: t
horizon: 26 epochs
set:
  shift:
    shares: 0.1
`,
    problems: ['e.yaml:5:5 set: unknown parameter "shift.shares" (shift.share)'],
  },
  {
    name: 'a parameter given in both forms',
    text: `name: t
horizon: 26 epochs
set:
  shift.share: 0.1
  shift:
    share: 0.2
`,
    problems: ['e.yaml:6:5 set: shift.share is given twice, first at 4:3'],
  },
  {
    name: 'a set that is a list',
    text: `name: t
horizon: 26 epochs
set: [shift.share]
`,
    problems: ['e.yaml:3:6 set is a list'],
  },
  {
    name: 'above the maximum',
    text: `name: t
horizon: 26 epochs
set: { shift.share: 1.5 }
`,
    problems: ['e.yaml:3:21 shift.share is 1.5, above the maximum of 0.9'],
  },
  {
    name: 'below the minimum',
    text: `name: t
horizon: 26 epochs
set: { power.price: 0 }
`,
    problems: ['e.yaml:3:21 power.price is 0, below the minimum of 1'],
  },
  {
    name: 'a percentage above the maximum',
    text: `name: t
horizon: 26 epochs
set: { shift.share: 95 % }
`,
    problems: ['e.yaml:3:21 shift.share is 95 %, above the maximum of 0.9'],
  },
  {
    name: 'a percentage of dollars',
    text: `name: t
horizon: 26 epochs
set: { power.price: 20 % }
`,
    problems: ['e.yaml:3:21 power.price is the text "20 %"'],
  },
  {
    name: 'not a number',
    text: `name: t
horizon: 26 epochs
set: { power.price: .nan }
`,
    problems: ['e.yaml:3:21 power.price is .nan, which is not a finite number'],
  },
  {
    name: 'infinity',
    text: `name: t
horizon: 26 epochs
set: { power.price: .inf }
`,
    problems: ['e.yaml:3:21 power.price is .inf, which is not a finite number'],
  },
  {
    name: 'a number with underscores',
    text: `name: t
horizon: 26 epochs
set: { power.price: 1_00 }
`,
    problems: ['e.yaml:3:21 power.price is the text "1_00"'],
  },
  {
    name: 'a quoted number',
    text: `name: t
horizon: 26 epochs
set: { power.price: "50" }
`,
    problems: ['e.yaml:3:21 power.price is the text "50"'],
  },
  {
    name: 'a number that should be whole',
    text: `name: t
horizon: 26 epochs
set: { miners.count: 2.5 }
`,
    problems: ['e.yaml:3:22 miners.count is 2.5, which is not a whole number'],
  },
  {
    name: 'yes in place of true',
    text: `name: t
horizon: 26 epochs
set: { miners.strategic: yes }
`,
    problems: ['e.yaml:3:26 miners.strategic is the text "yes"'],
  },
  {
    name: 'a misspelt choice',
    text: `name: t
horizon: 26 epochs
set: { shift.kind: capcity }
`,
    problems: ['e.yaml:3:20 shift.kind is the text "capcity" (capacity)'],
  },
  {
    name: 'a value left empty',
    text: `name: t
horizon: 26 epochs
set:
  shift.share:
`,
    problems: ['e.yaml:4:15 shift.share is empty'],
  },
  {
    name: 'a list in place of a number',
    text: `name: t
horizon: 26 epochs
set: { shift.share: [0.1] }
`,
    problems: ['e.yaml:3:21 shift.share is a list'],
  },
  {
    name: 'a moment with a misspelt unit',
    text: `name: t
horizon: 26 epochs
set: { shift.start: 1 yeer }
`,
    problems: ['e.yaml:3:21 shift.start: "yeer" is not a unit of time (1 year)'],
  },
  {
    name: 'a moment between epochs',
    text: `name: t
horizon: 26 epochs
set: { shift.start: 1.5 }
`,
    problems: ['e.yaml:3:21 shift.start is 1.5, which is not a whole number of epochs'],
  },
  {
    name: 'a moment before the start',
    text: `name: t
horizon: 26 epochs
set: { shift.start: 2026-01-01 }
`,
    problems: ['e.yaml:3:21 shift.start: 2026-01-01 is 164 days before the start of the run'],
  },
  {
    name: 'a duration too long',
    text: `name: t
horizon: 26 epochs
set: { shift.duration: 100 years }
`,
    problems: ['e.yaml:3:24 shift.duration is 100 years, above the maximum of 500'],
  },
  {
    name: 'a negative duration',
    text: `name: t
horizon: 26 epochs
set: { shift.duration: -3 }
`,
    problems: ['e.yaml:3:24 shift.duration is -3, below the minimum of 0'],
  },
  {
    name: 'a start date that does not exist',
    text: `name: t
horizon: 26 epochs
set: { chain.startDate: 2027-02-29 }
`,
    problems: ['e.yaml:3:25 chain.startDate: 2027-02-29 is not a date of the calendar'],
  },
  {
    name: 'a start date that varies',
    text: `name: t
horizon: 26 epochs
vary: { chain.startDate: [2026-06-14, 2027-06-14] }
`,
    problems: ['e.yaml:3:9 chain.startDate cannot vary within an experiment'],
  },
  {
    name: 'a table that is a number',
    text: `name: t
horizon: 26 epochs
set: { miners.pools: 3 }
`,
    problems: ['e.yaml:3:22 miners.pools is the number 3'],
  },
  {
    name: 'a table with wrong fields',
    text: `name: t
horizon: 26 epochs
set:
  miners.pools:
    - { name: a, shaer: 0.5 }
    - b
`,
    problems: [
      'e.yaml:5:7 miners.pools[0] lacks the field "share"',
      'e.yaml:5:18 miners.pools[0] has no field "shaer" (share)',
      'e.yaml:6:7 miners.pools[1] is the text "b"',
    ],
  },
  {
    name: 'a table cell out of bounds',
    text: `name: t
horizon: 26 epochs
set: { miners.pools: [{ name: a, share: 2 }] }
`,
    problems: ['e.yaml:3:41 miners.pools[0].share is 2, above the maximum of 1'],
  },
  {
    name: 'a series that is a number',
    text: `name: t
horizon: 26 epochs
set: { price.path: 3 }
`,
    problems: ['e.yaml:3:20 price.path is the number 3'],
  },
  {
    name: 'a series with a triple',
    text: `name: t
horizon: 26 epochs
set: { price.path: [[0, 1], [1, 2, 3]] }
`,
    problems: ['e.yaml:3:29 price.path: an item is not a pair of day and value'],
  },
  {
    name: 'a series that goes back in time',
    text: `name: t
horizon: 26 epochs
set: { price.path: [[0, 1], [5, 2], [4, 2]] }
`,
    problems: ['e.yaml:3:38 price.path: the day does not come after the one before it'],
  },
  {
    name: 'a series file that is missing',
    text: `name: t
horizon: 26 epochs
set: { price.path: nowhere.csv }
`,
    problems: ['e.yaml:3:20 price.path: cannot read the file nowhere.csv (no such file)'],
  },
  {
    name: 'a series file with another header',
    text: `name: t
horizon: 26 epochs
set: { price.path: p.csv }
`,
    files: { 'p.csv': 'date,price\n2026-06-14,1\n' },
    problems: ['p.csv:1:1 the header is date,price'],
  },
  {
    name: 'a series file without rows',
    text: `name: t
horizon: 26 epochs
set: { price.path: p.csv }
`,
    files: { 'p.csv': 'date,value\n' },
    problems: ['p.csv:1:1 the file has no rows'],
  },
  {
    name: 'a series file with bad rows',
    text: `name: t
horizon: 26 epochs
set: { price.path: p.csv }
`,
    files: {
      'p.csv': 'date,value\n2026-06-14,60000\n2026-06-31,60000\n2026-07-01, -5\n2026-07-02,many\n2026-06-20,60000\n',
    },
    problems: [
      'p.csv:3:1 price.path: the day is the text "2026-06-31"',
      'p.csv:4:13 price.path value is -5, below the minimum of 0',
      'p.csv:5:12 price.path value is the text "many"',
      'p.csv:6:1 price.path: the day does not come after the one before it',
    ],
  },
  {
    name: 'a series file with a short row',
    text: `name: t
horizon: 26 epochs
set: { price.path: p.csv }
`,
    files: { 'p.csv': 'day,value\n0,1\n5\n' },
    problems: ['p.csv:3:1 the row has 1 cells'],
  },
  {
    name: 'a series file with an open quote',
    text: `name: t
horizon: 26 epochs
set: { price.path: p.csv }
`,
    files: { 'p.csv': 'day,value\n0,"1\n' },
    problems: ['p.csv:2:1 CSV: Quote Not Closed: the parsing is finished with an opening quote at line 2'],
  },
  {
    name: 'an empty list to vary',
    text: `name: t
horizon: 26 epochs
vary: { shift.share: [] }
`,
    problems: ['e.yaml:3:22 vary: shift.share is an empty list'],
  },
  {
    name: 'a single value to vary',
    text: `name: t
horizon: 26 epochs
vary: { shift.share: 0.1 }
`,
    problems: ['e.yaml:3:22 vary: shift.share is the number 0.1'],
  },
  {
    name: 'vary without parameters',
    text: `name: t
horizon: 26 epochs
vary: {}
`,
    problems: ['e.yaml:3:7 vary is an empty mapping'],
  },
  {
    name: 'vary without blocks',
    text: `name: t
horizon: 26 epochs
vary: []
`,
    problems: ['e.yaml:3:7 vary is an empty list'],
  },
  {
    name: 'vary with a text as a block',
    text: `name: t
horizon: 26 epochs
vary: [{ shift.share: [0] }, shift.kind]
`,
    problems: ['e.yaml:3:30 vary is the text "shift.kind"'],
  },
  {
    name: 'a bad value among those to vary',
    text: `name: t
horizon: 26 epochs
vary: { shift.share: [0, 0.1, 1.2] }
`,
    problems: ['e.yaml:3:31 shift.share is 1.2, above the maximum of 0.9'],
  },
  {
    name: 'two blocks with misspelt parameters, which are not the same point',
    text: `name: t
horizon: 26 epochs
vary: [{ shift.shar: [0] }, { shift.shaer: [1] }]
`,
    problems: [
      'e.yaml:3:10 vary: unknown parameter "shift.shar" (shift.share)',
      'e.yaml:3:31 vary: unknown parameter "shift.shaer" (shift.share)',
    ],
  },
  {
    name: 'the same value twice',
    text: `name: t
horizon: 26 epochs
vary: { shift.share: [0.1, 0.2, 10 %] }
`,
    problems: ['e.yaml:3:33 vary: shift.share has the same value twice, first at 3:23'],
  },
  {
    name: 'a parameter both set and varied',
    text: `name: t
horizon: 26 epochs
set: { shift.share: 0.1 }
vary: { shift.share: [0, 0.2] }
`,
    problems: ['e.yaml:3:8 shift.share is both set and varied'],
  },
  {
    name: 'the same point in two blocks',
    text: `name: t
horizon: 26 epochs
vary:
  - { shift.share: [0, 0.1] }
  - { shift.share: [0.1, 0.2] }
`,
    problems: ['e.yaml:5:5 the point shift.share=0.1 is given twice, first at 4:5'],
  },
  {
    name: 'a design of a hundred million points',
    text: `name: t
horizon: 26 epochs
vary:
  miners.count: &n [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100]
  power.price: *n
  shift.start: *n
  shift.duration: *n
`,
    problems: ['e.yaml:4:3 the design has 100000000 points'],
  },
  {
    name: 'a point that lacks a parameter',
    text: `name: t
horizon: 26 epochs
design: list
points:
  - { shift.share: 0.1, power.price: 40 }
  - { shift.share: 0.2 }
`,
    problems: ['e.yaml:6:5 point 2 lacks power.price'],
  },
  {
    name: 'the same point twice',
    text: `name: t
horizon: 26 epochs
design: list
points:
  - { shift.share: 0.1 }
  - { shift.share: 0.2 }
  - { shift.share: 10 % }
`,
    problems: ['e.yaml:7:5 the point shift.share=0.1 is given twice, first at 5:5'],
  },
  {
    name: 'no points',
    text: `name: t
horizon: 26 epochs
design: list
points: []
`,
    problems: ['e.yaml:4:9 points is an empty list'],
  },
  {
    name: 'a point that is a number',
    text: `name: t
horizon: 26 epochs
design: list
points: [0.1]
`,
    problems: ['e.yaml:4:10 point 1 is the number 0.1'],
  },
  {
    name: 'a points file with mistakes',
    text: `name: t
horizon: 26 epochs
design: list
points: p.csv
`,
    files: { 'p.csv': 'shift.shar,power.price\n0.1,40\n0.2,4000\n' },
    problems: [
      'p.csv:1:1 points: unknown parameter "shift.shar" (shift.share)',
      'p.csv:3:5 power.price is 4000, above the maximum of 500',
    ],
  },
  {
    name: 'both points and vary',
    text: `name: t
horizon: 26 epochs
vary: { shift.share: [0] }
points: [{ power.price: 40 }]
`,
    problems: ['e.yaml:4:1 points and vary are both given'],
  },
  {
    name: 'a list design without points',
    text: `name: t
horizon: 26 epochs
design: list
vary: { shift.share: [0] }
`,
    problems: ['e.yaml:3:9 design is list, but there are no points'],
  },
  {
    name: 'a factorial design with points',
    text: `name: t
horizon: 26 epochs
design: factorial
points: [{ power.price: 40 }]
`,
    problems: ['e.yaml:3:9 design is factorial, but points are given'],
  },
  {
    name: 'a misspelt sampled design',
    text: `name: t
horizon: 26 epochs
design: sobel
vary: { shift.share: 'uniform(0, 0.5)' }
`,
    problems: ['e.yaml:3:9 design is the text "sobel" (sobol)'],
  },
  {
    name: 'a sampled design without a number of samples',
    text: `name: t
horizon: 26 epochs
design: sobol
vary: { shift.share: uniform(0, 0.5) }
`,
    problems: ['e.yaml:3:9 design sobol needs samples'],
  },
  {
    name: 'a number of samples that is none',
    text: `name: t
horizon: 26 epochs
design: random
samples: 0
vary: { shift.share: uniform(0, 0.5) }
`,
    problems: ['e.yaml:4:10 samples is the number 0'],
  },
  {
    name: 'samples in a factorial design',
    text: `name: t
horizon: 26 epochs
samples: 8
scramble: true
vary: { shift.share: [0, 0.5] }
`,
    problems: [
      'e.yaml:3:1 samples has no meaning in design factorial',
      'e.yaml:4:1 scramble has no meaning in design factorial',
    ],
  },
  {
    name: 'options of another sampled design',
    text: `name: t
horizon: 26 epochs
design: morris
trajectories: 4
samples: 8
vary: { shift.share: uniform(0, 0.5) }
`,
    problems: ['e.yaml:5:1 samples has no meaning in design morris'],
  },
  {
    name: 'an odd number of levels and a flag that is none',
    text: `name: t
horizon: 26 epochs
design: morris
trajectories: 4
levels: 5
vary: { shift.share: uniform(0, 0.5) }
`,
    problems: ['e.yaml:5:9 levels is 5'],
  },
  {
    name: 'a flag that is a number',
    text: `name: t
horizon: 26 epochs
design: latinHypercube
samples: 8
maximin: 1
vary: { shift.share: uniform(0, 0.5) }
`,
    problems: ['e.yaml:5:10 maximin is the number 1'],
  },
  {
    name: 'a sampled design of which nothing varies',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
`,
    problems: ['e.yaml:3:9 design is random, but nothing varies'],
  },
  {
    name: 'a sampled design of points',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
points: [{ power.price: 40 }]
`,
    problems: ['e.yaml:3:9 design is random, but points are given'],
  },
  {
    name: 'a single value in a sampled design',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary: { shift.share: [0, 0.1], power.price: 40 }
`,
    problems: ['e.yaml:5:45 vary: power.price is the number 40'],
  },
  {
    name: 'a sampled design without a distribution',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary: { shift.share: [0, 0.1], power.price: [] }
`,
    problems: [
      'e.yaml:5:7 design is random, but vary has no distribution',
      'e.yaml:5:45 vary: power.price is an empty list',
    ],
  },
  {
    name: 'a sampled design whose last sampled parameter is fixed',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary: { shift.share: uniform(0, 0.1) }
`,
    overrides: [{ key: 'shift.share', value: '0.1' }],
    problems: ['--set shift.share=0.1:1:1 every sampled parameter is fixed here: nothing is left to sample'],
  },
  {
    name: 'a figure of values that a sampled design does not list',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary: { shift.share: uniform(0, 0.1), power.price: [40, 50] }
figure: { power.price: 45 }
`,
    problems: ['e.yaml:6:9 figure: no point of the design has these values'],
  },
  {
    name: 'blocks in a sampled design',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary: [{ shift.share: uniform(0, 0.1) }]
`,
    problems: ['e.yaml:5:7 vary is a list, and the design is random'],
  },
  {
    name: 'a distribution in a factorial design',
    text: `name: t
horizon: 26 epochs
vary: { shift.share: uniform(0, 0.1), power.price: [40] }
`,
    problems: ['e.yaml:3:22 vary: shift.share is the text "uniform(0, 0.1)"'],
  },
  {
    name: 'a misspelt distribution and a misspelt parameter',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary: { shift.share: unifrom(0, 0.1), power.prise: uniform(2, 3) }
`,
    problems: [
      'e.yaml:5:22 vary: shift.share has the unknown distribution unifrom (uniform)',
      'e.yaml:5:39 vary: unknown parameter "power.prise" (power.price)',
    ],
  },
  {
    name: 'distributions with wrong arguments',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary:
  shift.share: uniform(0)
  power.price: uniform(60, 40)
  miners.count: uniform(1.5, 4)
  shift.start: triangular(10, 5, 20)
  shift.duration: truncatedNormal(1 year, 0, 0, 2 years)
`,
    problems: [
      'e.yaml:6:16 vary: shift.share: uniform takes 2 arguments, not 1',
      'e.yaml:7:16 vary: power.price: uniform low (60) is not below high (40)',
      'e.yaml:8:17 vary: miners.count low is 1.5, which is not a whole number',
      'e.yaml:9:16 vary: shift.start: triangular mode (5) is not between low and high',
      'e.yaml:10:19 vary: shift.duration: truncatedNormal sd is 0',
    ],
  },
  {
    name: 'distributions outside of the range of the parameter',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary:
  shift.share: uniform(0, 1.2)
  power.price: normal(50, 5)
  miners.count: discrete(1, 2, 500)
  shift.duration: logUniform(0, 26 epochs)
  shift.start: truncatedNormal(1, 1, 100, 200)
`,
    problems: [
      'e.yaml:6:16 vary: shift.share high is 1.2, above the maximum of 0.9',
      'e.yaml:7:16 vary: power.price: normal has no bounds, but the parameter has',
      'e.yaml:8:17 vary: miners.count is 500, above the maximum of 100',
      'e.yaml:9:19 vary: shift.duration: logUniform low is 0, which has no logarithm',
      'e.yaml:10:16 vary: shift.start: truncatedNormal 100 to 200 is more than 8 standard deviations from the mean',
    ],
  },
  {
    name: 'distributions that do not fit the kind of the parameter',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary:
  shift.kind: uniform(0, 1)
  miners.strategic: categorical(true, maybe)
  price.path: uniform(0, 1)
  miners.pools: categorical(a, b)
  power.price: categorical(40, 50)
`,
    problems: [
      'e.yaml:6:15 vary: shift.kind cannot be uniform',
      'e.yaml:7:21 vary: miners.strategic is the text "maybe"',
      'e.yaml:8:15 vary: price.path cannot be uniform',
      'e.yaml:9:17 vary: miners.pools cannot be categorical',
      'e.yaml:10:16 vary: power.price cannot be categorical',
    ],
  },
  {
    name: 'categories that are not',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary: { shift.kind: categorical(hashrat, capacity), miners.count: 'discrete(1, 1)', power.price: discrete(40) }
`,
    problems: [
      'e.yaml:5:21 vary: shift.kind is the text "hashrat" (hashrate)',
      'e.yaml:5:67 vary: miners.count: discrete has 1 twice',
      'e.yaml:5:98 vary: power.price: discrete has fewer than two values',
    ],
  },
  {
    name: 'a start date that is sampled',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary: { chain.startDate: categorical(2026-06-14, 2027-06-14) }
`,
    problems: ['e.yaml:5:9 chain.startDate cannot vary within an experiment'],
  },
  {
    name: 'a call that is not closed',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
vary: { shift.share: uniform(0 }
`,
    problems: ['e.yaml:5:22 vary: shift.share is the text "uniform(0"'],
  },
  {
    name: 'a sampled parameter that is set and figured',
    text: `name: t
horizon: 26 epochs
design: random
samples: 8
set: { shift.share: 0.1 }
vary: { shift.share: uniform(0, 0.5) }
figure: { shift.share: 0.2 }
`,
    problems: [
      'e.yaml:5:8 shift.share is both set and varied',
      'e.yaml:7:9 figure: no point of the design has these values',
    ],
  },
  {
    name: 'a maximin design of too many points',
    text: `name: t
horizon: 26 epochs
design: latinHypercube
samples: 5000
maximin: true
vary: { shift.share: uniform(0, 0.5), power.price: uniform(40, 50) }
`,
    problems: ['e.yaml:5:10 maximin sets points apart, and there are 5000'],
  },
  {
    name: 'a sampled design of too many points',
    text: `name: t
horizon: 26 epochs
design: saltelli
samples: 8388608
secondOrder: true
vary: { shift.share: uniform(0, 0.5) }
`,
    problems: ['e.yaml:4:10 the design has 33554432 points'],
  },
  {
    name: 'constraints where every point is needed',
    text: `name: t
horizon: 26 epochs
design: saltelli
samples: 8
vary: { shift.share: uniform(0, 0.5) }
constraints: [shift.share < 0.4]
`,
    problems: ['e.yaml:6:14 design saltelli takes no constraints: its analysis needs every point'],
  },
  {
    name: 'constraints with mistakes',
    text: `name: t
horizon: 26 epochs
vary: { shift.share: [0, 0.5] }
constraints:
  - shift.shar < 0.4
  - shift.kind == 1
  - shift.share + < 2
  - (shift.share < 2
  - shift.share
  - 1 < shift.share < 2
  - shift.share ~ 2
  - 1 < 2
  - 3
`,
    problems: [
      'e.yaml:5:5 constraint "shift.shar < 0.4": unknown parameter "shift.shar" (shift.share)',
      'e.yaml:6:5 constraint "shift.kind == 1": shift.kind is not a number',
      'e.yaml:7:5 constraint "shift.share + < 2": "<" stands where a parameter or a number should be',
      'e.yaml:8:5 constraint "(shift.share < 2": a ( is not closed',
      'e.yaml:9:5 constraint "shift.share": it ends where a comparison should be',
      'e.yaml:10:5 constraint "1 < shift.share < 2": "<" stands where the end should be',
      'e.yaml:11:5 constraint "shift.share ~ 2": "~ 2" has no meaning here',
      'e.yaml:12:5 constraint "1 < 2" names no parameter',
      'e.yaml:13:5 a constraint is the number 3',
    ],
  },
  {
    name: 'a misspelt design',
    text: `name: t
horizon: 26 epochs
design: factorail
vary: { shift.share: [0] }
`,
    problems: ['e.yaml:3:9 design is the text "factorail" (factorial)'],
  },
  {
    name: 'an unknown parameter in the counterfactual',
    text: `name: t
horizon: 26 epochs
counterfactual: { shift.shard: 0 }
`,
    problems: ['e.yaml:3:19 counterfactual: unknown parameter "shift.shard" (shift.share)'],
  },
  {
    name: 'an empty counterfactual',
    text: `name: t
horizon: 26 epochs
counterfactual: {}
`,
    problems: ['e.yaml:3:17 counterfactual is an empty mapping'],
  },
  {
    name: 'a misspelt key of record',
    text: `name: t
horizon: 26 epochs
record: { evry: 2 epochs }
`,
    problems: ['e.yaml:3:11 record has no key "evry" (every)'],
  },
  {
    name: 'record less than an epoch',
    text: `name: t
horizon: 26 epochs
record: { every: 0 }
`,
    problems: ['e.yaml:3:18 record.every is under one epoch'],
  },
  {
    name: 'a misspelt format of record',
    text: `name: t
horizon: 26 epochs
record: { format: parqet }
`,
    problems: ['e.yaml:3:19 record.format is the text "parqet" (parquet)'],
  },
  {
    name: 'a list of formats of record',
    text: `name: t
horizon: 26 epochs
record: { format: [csv, parquet], formt: csv }
`,
    problems: ['e.yaml:3:19 record.format is a list', 'e.yaml:3:35 record has no key "formt" (format)'],
  },
  {
    name: 'unknown columns',
    text: `name: t
horizon: 26 epochs
record: { columns: [hashrate_eh, hashprice_usd_ph_day, hashprice_usd_ph_day] }
`,
    problems: [
      'e.yaml:3:21 record.columns has no "hashrate_eh" (hashrate_eh_s)',
      'e.yaml:3:56 record.columns names hashprice_usd_ph_day twice',
    ],
  },
  {
    name: 'no columns',
    text: `name: t
horizon: 26 epochs
record: { columns: [] }
`,
    problems: ['e.yaml:3:20 record.columns is an empty list'],
  },
  {
    name: 'record half a replication',
    text: `name: t
horizon: 26 epochs
record: { replications: 0.5 }
`,
    problems: ['e.yaml:3:25 record.replications is the number 0.5'],
  },
  {
    name: 'an unknown outcome',
    text: `name: t
horizon: 26 epochs
outcomes: [hashrates]
`,
    problems: ['e.yaml:3:12 outcomes has no "hashrates" (hashrate)'],
  },
  {
    name: 'a contrast without a counterfactual',
    text: `name: t
horizon: 26 epochs
outcomes: [hashrate_change]
`,
    problems: ['e.yaml:3:12 outcomes: hashrate_change compares with a counterfactual, and the experiment has none'],
  },
  {
    name: 'a figure of no point',
    text: `name: t
horizon: 26 epochs
vary: { shift.share: [0, 0.2] }
figure: { shift.share: 0.3 }
`,
    problems: ['e.yaml:4:9 figure: no point of the design has these values'],
  },
  {
    name: 'an unknown key on the command line',
    text: `name: t
horizon: 26 epochs
`,
    overrides: [{ key: 'replication', value: '3' }],
    problems: ['--set replication=3:1:1 --set: unknown parameter "replication" (replications)'],
  },
  {
    name: 'a value out of bounds on the command line',
    text: `name: t
horizon: 26 epochs
`,
    overrides: [{ key: 'shift.share', value: '95 %' }],
    problems: ['--set shift.share=95 %:1:1 shift.share is 95 %, above the maximum of 0.9'],
  },
  {
    name: 'broken YAML on the command line',
    text: `name: t
horizon: 26 epochs
`,
    overrides: [{ key: 'miners.pools', value: '[{' }],
    problems: [
      '--set miners.pools=[{:1:1 YAML: Flow map in block collection must be sufficiently indented and end with a }',
      '--set miners.pools=[{:1:1 YAML: Flow sequence must end with a ]',
    ],
  },
  {
    name: 'nothing given on the command line',
    text: `name: t
horizon: 26 epochs
`,
    overrides: [{ key: 'power.price', value: '' }],
    problems: ['--set power.price=:1:1 power.price is empty'],
  },
  {
    name: 'many mistakes at once',
    text: `name: My Study
horizon: 5 yaers
replications: 0
set: { shift.kind: capasity, shift.start: 1 year }
vary: { shift.share: 0.1, shift.start: [0, 1] }
outcomes: [budget_change]
`,
    problems: [
      'e.yaml:1:7 name is the text "My Study"',
      'e.yaml:2:10 horizon: "yaers" is not a unit of time (5 years)',
      'e.yaml:3:15 replications is the number 0',
      'e.yaml:4:20 shift.kind is the text "capasity" (capacity)',
      'e.yaml:4:30 shift.start is both set and varied',
      'e.yaml:5:22 vary: shift.share is the number 0.1',
      'e.yaml:6:12 outcomes: budget_change compares with a counterfactual, and the experiment has none',
    ],
  },
  {
    name: 'a preset with mistakes',
    text: `name: t
horizon: 26 epochs
preset: p
`,
    files: { 'p.csv': 'day,value\n0,1\n' },
    presets: {
      p: `preset: p
model: market
parameters:
  power.price: { value: 900, unit: USD/kWh, source: a survey }
  shift.share: { value: 0.2, unit: 1, low: 0.3, high: 0.1 }
  shift.shrae: { value: 0.2, unit: 1, source: a survey }
  shift.kind: { value: capacity, unit: "-", low: 1, source: a survey }
  miners.count: { unit: miner, sorce: a survey }
  price.path: { value: p.csv, unit: USD/BTC, source: a survey }
tables:
  miners.pools:
    columns: { name: { unit: "-", source: a survey }, share: { unit: "%", source: a survey } }
    fields: [name, share]
    rows: [[a, 0.5], [b], [c, 3]]
`,
    },
    problems: [
      'p.yaml:4:25 power.price is 900, above the maximum of 500',
      'p.yaml:4:36 the unit of power.price is the text "USD/kWh"',
      'p.yaml:5:16 shift.share lacks the key "source"',
      'p.yaml:5:44 shift.share: low is 0.3, above the value 0.2',
      'p.yaml:5:55 shift.share: high is 0.1, below the value 0.2',
      'p.yaml:6:3 parameters: unknown parameter "shift.shrae" (shift.share)',
      'p.yaml:7:50 shift.kind has a "low" but is not a number',
      'p.yaml:8:17 miners.count lacks the key "source"',
      'p.yaml:8:17 miners.count lacks the key "value"',
      'p.yaml:8:32 miners.count has no key "sorce" (source)',
      'p.yaml:9:24 price.path: cannot read the file p.csv (a preset writes its series as lists)',
      'p.yaml:12:70 the unit of miners.pools.share is the text "%"',
      'p.yaml:14:22 miners.pools[1] has 1 cells',
      'p.yaml:14:31 miners.pools[2].share is 3, above the maximum of 1',
    ],
  },
  {
    name: 'a preset of another name and model',
    text: `name: t
horizon: 26 epochs
preset: p
`,
    presets: { p: 'preset: q\nmodel: threshold\ncomment: none\n' },
    problems: [
      'p.yaml:1:9 preset is the text "q"',
      'p.yaml:2:8 model is the text "threshold"',
      'p.yaml:3:1 preset has no key "comment"',
    ],
  },
  {
    name: 'a preset whose table lacks a field',
    text: `name: t
horizon: 26 epochs
preset: p
`,
    presets: {
      p: 'preset: p\nmodel: market\ntables:\n  miners.pools:\n    columns: { name: { unit: "-", source: a survey } }\n    rows: [[a]]\n',
    },
    problems: ['p.yaml:5:14 miners.pools.columns lacks "share"', 'p.yaml:6:12 miners.pools[0] lacks the field "share"'],
  },
];
