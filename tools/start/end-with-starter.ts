/** For a program that is not ours: loaded before it, this ends it when the starter is gone, killed or crashed. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
