/** For which page a figure is made. */
export interface FigureStyle {
  /** One column of a journal's page, or both. */
  readonly widthMm: 85 | 180;
  readonly theme: 'light' | 'dark';
}

/** Both columns of a printed page. */
export const printStyle: FigureStyle = { widthMm: 180, theme: 'light' };
