import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { play } from './player.ts';
import { readStory, written } from './story.ts';

// UPDATE_STORIES=1 node --test test/stories/stories.test.ts writes the transcripts anew: review the diff.
const updates = process.env.UPDATE_STORIES === '1';

suite('stories', { concurrency: 2 }, () => {
  for (const file of globSync('*.story.txt', { cwd: import.meta.dirname }).toSorted()) {
    const path = `${import.meta.dirname}/${file}`;
    const story = readStory(path);
    test(`${story.title} (${file})`, async (t) => {
      const played = written(await play(t, story));
      if (updates) writeFileSync(path, played);
      else assert.equal(played, readFileSync(path, 'utf8'));
    });
  }
});
