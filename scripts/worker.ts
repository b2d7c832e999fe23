// The worker alone, for installations that run more of them than `npm start` does.
import '#lib/processes/worker/main.ts';
