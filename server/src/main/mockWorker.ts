import { parentPort } from 'node:worker_threads';
import { workFor } from '../mockServer/mockWorker';

/** The working thread of a mock child; loading it starts the work. */
if (parentPort !== null) workFor(parentPort);
