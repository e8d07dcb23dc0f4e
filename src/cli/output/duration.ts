/** Seconds as people say them: `2 h 5 min`, `3 min 20 s`, `7 s`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (parts[0] > 0) return `${parts[0]} h ${parts[1]} min`;
  return parts[1] > 0 ? `${parts[1]} min ${parts[2]} s` : `${parts[2]} s`;
}
