import { failure, type Reply, type Route, route } from './http.ts';
import type { Job, Run } from './records.ts';
import { runPage } from './shapes-run.ts';
import { type World, withRepository, withRun } from './world.ts';

/** Small plain pages, so that links to runs lead somewhere. */
export function pageRoutes(world: World): Route[] {
  return [
    route(
      'GET',
      '/:owner/:repo/actions/runs/:run',
      '',
      withRun(world, '', (_, run) => page(run.displayTitle, runBody(world, run), run.status !== 'completed')),
    ),
    route(
      'GET',
      '/:owner/:repo/actions/runs/:run/job/:job',
      '',
      withRun(world, '', (_, run, call) => {
        const job = world.store.jobs.get(Number(call.params.job));
        if (job?.runId !== run.id) return failure(404, 'Not Found');
        return page(
          `${job.name} · ${run.displayTitle}`,
          jobBody(world, run, job),
          job.status !== 'completed',
        );
      }),
    ),
    ...['/:owner/:repo', '/:owner/:repo/actions'].map((path) =>
      route(
        'GET',
        path,
        '',
        withRepository(world, '', (repository) => {
          const runs = world.store.runsOf(repository).slice(0, 100);
          const items = runs.map(
            (run) =>
              `<li>${badge(run)} <a href="${runPage('', run)}">${escapeHtml(run.displayTitle)}</a></li>`,
          );
          const title = `${repository.owner}/${repository.name}`;
          return page(title, `<p>${escapeHtml(repository.description)}</p><ul>${items.join('')}</ul>`, false);
        }),
      ),
    ),
  ];
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replace(/[&<>"']/g, (sign) => `&${names[sign]};`);
}

function badge(thing: Run | Job): string {
  const state = thing.conclusion ?? thing.status;
  return `<b class="${state}">${state.replace('_', ' ')}</b>`;
}

function runBody(world: World, run: Run): string {
  const jobs = (world.store.jobsOfRun.get(run.id) ?? []).filter((job) => job.attempt === run.attempt);
  const inputs = Object.entries(run.inputs).map(
    ([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<p>${badge(run)} ${escapeHtml(run.workflowName)} #${run.number}, attempt ${run.attempt},
    <a href="/${escapeHtml(run.repository)}/actions">${escapeHtml(run.repository)}</a> on ${escapeHtml(run.ref)},
    ${run.createdAt}</p><h2>Jobs</h2>${jobs.map((job) => jobSummary(run, job)).join('')}
    <h2>Inputs</h2><table>${inputs.join('')}</table>`;
}

function jobSummary(run: Run, job: Job): string {
  const steps = job.steps.map(
    (step) => `<li>${escapeHtml(step.name)} <small>${step.conclusion ?? step.status}</small></li>`,
  );
  return `<h3>${badge(job)} <a href="${runPage('', run)}/job/${job.id}">${escapeHtml(job.name)}</a></h3>
    <ol>${steps.join('')}</ol>`;
}

function jobBody(world: World, run: Run, job: Job): string {
  const lines = world.store.logs.get(job.id) ?? [];
  return `<p>${badge(job)} <a href="${runPage('', run)}">back to the run</a></p>
    <pre>${escapeHtml(lines.join('\n'))}</pre>`;
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color-scheme:light dark}pre{overflow:auto;font-size:12px}th{text-align:left;padding-right:1rem}
b{font-size:12px;border-radius:1em;padding:.1em .6em;background:#8884}.success{background:#2da44e;color:#fff}
.failure{background:#cf222e;color:#fff}.in_progress{background:#bf8700;color:#fff}`;

/** Everything from outside is escaped, and the policy lets nothing run. */
function page(title: string, body: string, unfinished: boolean): Reply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8">${
      unfinished ? '<meta http-equiv="refresh" content="2">' : ''
    }<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style>
    <small>GitHub stand-in: nothing here leaves this machine</small><h1>${escapeHtml(title)}</h1>${body}</html>`,
  };
}
