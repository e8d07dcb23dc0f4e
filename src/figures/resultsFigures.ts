import type { CourseFigure } from '../../models/modelFigure.ts';
import { nearestName } from '../../models/nearestName.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { figuredColumns } from '../load/createFigure.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { openComplete } from '../read/openComplete.ts';
import { SpecError } from '../specError.ts';
import { addEpochRows } from './addEpochRows.ts';
import { createCourse } from './createCourse.ts';
import { designAxes } from './designAxes.ts';
import { drawMap } from './drawMap.ts';
import { drawParts } from './drawParts.ts';
import { drawPrim } from './drawPrim.ts';
import { drawSensitivity } from './drawSensitivity.ts';
import { drawSupply } from './drawSupply.ts';
import { drawTornado } from './drawTornado.ts';
import type { DrawnFigure, FigureFolder, FigureRequest } from './figureRequest.ts';
import { figureSource } from './figureSource.ts';
import { mapAxes } from './mapAxes.ts';
import { missingColumns } from './missingColumns.ts';
import { shownPoints } from './shownPoints.ts';

/** A kind of figure, and whether a results folder allows it. */
export interface FigureKind {
  readonly name: string;
  /** What it shows. */
  readonly title: string;
  /** Why it cannot be drawn; null where it can. */
  readonly lacks: string | null;
}

interface DrawableKind extends FigureKind {
  draw(): Promise<DrawnFigure[]>;
}

/** Figures of a results folder. */
export interface ResultsFigures {
  readonly experiment: string;
  readonly kinds: readonly FigureKind[];
  /**
   * Draws those kinds, or all that the folder allows.
   * @throws SpecError for an unknown kind, or one that the request does not fit; ResultsFolderError where the folder lacks
   * what a kind needs; AnalysisError.
   */
  draw(names: readonly string[]): Promise<DrawnFigure[]>;
}

/**
 * The figures that can be made of a results folder.
 *
 * @throws ResultsFolderError when the folder holds no complete results, or results of another version.
 */
export async function resultsFigures(
  folder: string,
  request: FigureRequest,
  registry?: string,
): Promise<ResultsFigures> {
  const { prepared, manifest } = await openComplete(folder, 'draw', registry);
  const { experiment } = prepared.loaded;
  const source = figureSource(experiment, manifest);
  const kinds = kindsOf(prepared, { folder, source }, request);
  return {
    experiment: experiment.name,
    kinds,
    async draw(names) {
      const unknown = names.find((name) => !kinds.some((kind) => kind.name === name));
      if (unknown !== undefined) throw unknownKind(unknown, kinds);
      const drawn: DrawnFigure[] = [];
      for (const { name, lacks, draw } of kinds) {
        if (names.length === 0 ? lacks !== null : !names.includes(name)) continue;
        if (lacks !== null) throw new ResultsFolderError(`${folder}: ${name} ${lacks}`);
        drawn.push(...(await draw()));
      }
      return drawn;
    },
  };
}

function unknownKind(name: string, kinds: readonly FigureKind[]): SpecError {
  const names = kinds.map((kind) => kind.name);
  const near = nearestName(name, names);
  return new SpecError(
    `hashshift: no figure ${name}; ${near === null ? '' : `did you mean ${near}? `}There are ${names.join(', ')}`,
  );
}

function kindsOf(prepared: PreparedRuns, folder: FigureFolder, request: FigureRequest): DrawableKind[] {
  const { model, experiment } = prepared.loaded;
  const one = async (name: string, svg: Promise<string>): Promise<DrawnFigure[]> => [{ name, svg: await svg }];
  const question = experiment.question === '' ? experiment.name : experiment.question;
  const course = (figure: Omit<CourseFigure, 'kind'>): DrawableKind => ({
    name: figure.name,
    title: figure.title,
    lacks: missingColumns(prepared, figure.columns),
    draw: () => one(figure.name, drawCourse(figure, prepared, folder, request)),
  });
  const figures = (model.figures ?? []).map((figure): DrawableKind => {
    const { name, title } = figure;
    if (figure.kind === 'course') return course(figure);
    if (figure.kind === 'parts') {
      const lacks = missingColumns(prepared, figure.columns);
      return { name, title, lacks, draw: () => one(name, drawParts(figure, prepared, folder, request)) };
    }
    return { name, title, lacks: null, draw: () => one(name, drawSupply(figure, prepared, folder, request)) };
  });
  const isSample = 'inputs' in experiment.design;
  const varied = designAxes(prepared).axes.length;
  const axes = isSample ? null : mapAxes(prepared, request);
  const noSample = `needs a sampled design, not ${experiment.design.method}`;
  return [
    course({ name: 'time-series', title: question, columns: figuredColumns(experiment, model) }),
    ...figures,
    {
      name: 'map',
      title: 'One outcome over two parameters',
      lacks: isSample ? 'needs a factorial or list design' : typeof axes === 'string' ? axes : null,
      draw: () => one('map', drawMap(prepared, folder, request)),
    },
    {
      name: 'tornado',
      title: 'How far each parameter moves an outcome',
      lacks: varied === 0 ? 'needs a parameter that varies' : null,
      draw: () => one('tornado', drawTornado(prepared, folder, request)),
    },
    {
      name: 'sensitivity',
      title: "Sobol' indices, elementary effects, delta or PAWN, as the design allows, with intervals",
      lacks: isSample ? null : noSample,
      draw: () => drawSensitivity(prepared, folder, request),
    },
    {
      name: 'prim',
      title: 'In which ranges of the parameters the points of interest lie',
      lacks: isSample ? (request.condition === undefined ? 'needs --where' : null) : noSample,
      draw: () => one('prim', drawPrim(prepared, folder, request)),
    },
  ];
}

async function drawCourse(
  { title, columns, levelsOnly }: Omit<CourseFigure, 'kind'>,
  prepared: PreparedRuns,
  { folder, source }: FigureFolder,
  { style, points }: FigureRequest,
): Promise<string> {
  const { plan, model, experiment } = prepared.loaded;
  const figure = createCourse(plan, model, {
    title,
    source,
    columns,
    shown: shownPoints(prepared, points),
    epochs: prepared.epochs,
    replications: experiment.record.replications,
    fan: true,
    levelsOnly,
  });
  if (figure === null) throw new ResultsFolderError(`${folder}: the model shows no column over time`);
  await addEpochRows(folder, prepared, figure.points, figure.columns, figure.add);
  return figure.draw(style);
}
