// Inside a worker this listens to messages by itself.
import 'elkjs/lib/elk-worker.min.js';
