import { expect, it } from 'vitest';
import { judge } from './run-matrix.ts';

const report = (...failureMessages: string[]) => ({
  testResults: [
    {
      message: '',
      assertionResults: [
        { status: 'passed', title: 'GET /a', failureMessages: [] },
        ...failureMessages.map((text) => ({ status: 'failed', title: 'GET /b', failureMessages: [text] })),
      ],
    },
  ],
});

it('counts a changed cell, and neither a timeout nor a file that does not load', () => {
  expect(judge(0, report())).toMatchObject({ verdict: 'passed' });
  expect(judge(1, report('Error: Test timed out', 'AssertionError: expected'))).toEqual({
    verdict: 'found',
    because: 'GET /b',
  });
  expect(judge(1, report('Error: Test timed out in 30000ms.'))).toMatchObject({ verdict: 'broken' });
  expect(judge(1, { testResults: [{ message: 'SyntaxError: x\n at', assertionResults: [] }] })).toEqual({
    verdict: 'broken',
    because: 'SyntaxError: x',
  });
});
