// For --import: the wall clock of the process is WALL_OFFSET milliseconds off, and is stepped by WALL_STEP more at each SIGUSR2.
const real = Date.now;
let offset = Number(process.env['WALL_OFFSET'] ?? 0);

Date.now = () => real() + offset;
process.on('SIGUSR2', () => {
  offset += Number(process.env['WALL_STEP'] ?? 0);
});
