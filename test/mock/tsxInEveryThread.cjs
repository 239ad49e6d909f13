// `--import tsx` reaches the main thread alone; a mock child needs TypeScript in its working thread as well.
require('tsx/cjs/api').register();
