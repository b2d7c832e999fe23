/** What each identity is answered on each route: written down apart from the rules, by hand. */

/** All that an anonymous visitor is answered with 2xx. */
export const PUBLIC = [
  'GET /api/health/live',
  'GET /api/health/ready',
  'GET /v1/openapi.json',
  'POST /api/webhooks/github',
  'POST /v1/auth/access_token',
  'POST /v1/demo/session',
];

/**
 * The owner is a member of the team that owns the subjects and asked for the runs; `other` is in another team;
 * `machine` and `reader` are machine clients, Admin and Member; the steward is an Admin from whom stored rules
 * take what is called hidden or locked. `+` and `-`: the answer shows the subject, or does not. After `#`
 * stands a variant: `hidden` a subject that the steward may not see, `in-hidden` one in such a blueprint,
 * `hand-over` a change that makes the subject another team's.
 */
export const ROUTES = `
                                                         anonymous owner other approver admin disabled machine reader steward
POST /v1/auth/access_token                                     200   200   200      200   200      200     200    200     200
POST /v1/demo/session                                          200   200   200      200   200      200     200    200     200
POST /api/webhooks/github                                      202   202   202      202   202      202     202    202     202
POST /api/webhooks/github #unsigned                            401   401   401      401   401      401     401    401     401
GET /api/health/live                                           200   200   200      200   200      200     200    200     200
GET /api/health/ready                                          200   200   200      200   200      200     200    200     200
GET /v1/openapi.json                                           200   200   200      200   200      200     200    200     200
GET /api/events                                                401   200   200      200   200      401     200    200     200
GET /api/events #run                                           401  200+  200-     200+  200+      401    200+   200-    200+
GET /v1/audit-log                                              401  200+  200-     200-  200+      401    200+   200-    200+
GET /v1/audit-log #hidden                                      401  200+  200-     200-  200+      401    200+   200-    200-

GET /v1/blueprints                                             401  200+  200+     200+  200+      401    200+   200+    200+
GET /v1/blueprints #hidden                                     401  200+  200+     200+  200+      401    200+   200+    200-
POST /v1/blueprints                                            401   403   403      403   201      401     201    403     201
POST /v1/blueprints #locked                                    401   403   403      403   201      401     201    403     403
GET /v1/blueprints/:identifier                                 401   200   200      200   200      401     200    200     200
GET /v1/blueprints/:identifier #hidden                         401   200   200      200   200      401     200    200     404
PUT /v1/blueprints/:identifier                                 401   403   403      403   200      401     200    403     200
PUT /v1/blueprints/:identifier #rename                         401   403   403      403   200      401     200    403     403
PUT /v1/blueprints/:identifier #hidden                         401   403   403      403   200      401     200    403     404
PATCH /v1/blueprints/:identifier                               401   403   403      403   200      401     200    403     200
DELETE /v1/blueprints/:identifier                              401   403   403      403   200      401     200    403     200

GET /v1/blueprints/:blueprint/entities                         401  200+  200+     200+  200+      401    200+   200+    200+
GET /v1/blueprints/:blueprint/entities #hidden                 401  200+  200+     200+  200+      401    200+   200+    200-
GET /v1/blueprints/:blueprint/entities #in-hidden              401  200+  200+     200+  200+      401    200+   200+     404
POST /v1/blueprints/:blueprint/entities                        401   201   403      403   201      401     201    403     201
POST /v1/blueprints/:blueprint/entities #existing              401   409   403      403   409      401     409    403     409
POST /v1/blueprints/:blueprint/entities #upsert                401   200   403      403   200      401     200    403     200
POST /v1/blueprints/:blueprint/entities #hand-over             401   403   403      403   200      401     200    403     200
POST /v1/blueprints/:blueprint/entities #link                  401   201   403      403   201      401     201    403     404
POST /v1/blueprints/:blueprint/entities #run                   401   201   422      403   201      401     201    422     201
POST /v1/blueprints/:blueprint/entities #stub                  401   403   403      403   201      401     201    403     403
POST /v1/blueprints/:blueprint/entities #user                  401   403   403      403   422      401     422    403     422
POST /v1/blueprints/:blueprint/entities #team                  401   403   403      403   201      401     201    403     201
POST /v1/blueprints/:blueprint/entities/bulk                   401   200   207      207   200      401     200    207     200
POST /v1/blueprints/:blueprint/entities/bulk #hand-over        401   207   207      207   200      401     200    207     200
GET /v1/blueprints/:blueprint/entities/:identifier             401   200   200      200   200      401     200    200     200
GET /v1/blueprints/:blueprint/entities/:identifier #hidden     401   200   200      200   200      401     200    200     404
GET /v1/blueprints/:blueprint/entities/:identifier #in-hidden  401   200   200      200   200      401     200    200     404
GET /v1/blueprints/:blueprint/entities/:identifier #link       401  200+  200+     200+  200+      401    200+   200+    200-
PUT /v1/blueprints/:blueprint/entities/:identifier             401   200   403      403   200      401     200    403     200
PUT /v1/blueprints/:blueprint/entities/:identifier #hidden     401   200   403      403   200      401     200    403     404
PUT /v1/blueprints/:blueprint/entities/:identifier #hand-over  401   403   403      403   200      401     200    403     200
PATCH /v1/blueprints/:blueprint/entities/:identifier           401   200   403      403   200      401     200    403     200
PATCH /v1/blueprints/:blueprint/entities/:identifier #hand-over 401  403   403      403   200      401     200    403     200
PATCH /v1/blueprints/:blueprint/entities/:identifier #link     401  200+   403      403  200+      401    200+    403    200-
PATCH /v1/blueprints/:blueprint/entities/:identifier #locked   401   200   403      403   200      401     200    403     403
DELETE /v1/blueprints/:blueprint/entities/:identifier          401   200   403      403   200      401     200    403     200
DELETE /v1/blueprints/:blueprint/entities/:identifier #hidden  401   200   403      403   200      401     200    403     404
DELETE /v1/blueprints/:blueprint/entities/:identifier #dependents 401 403  403      403   200      401     200    403     403
POST /v1/entities/search                                       401  200+  200+     200+  200+      401    200+   200+    200+
POST /v1/entities/search #hidden                               401  200+  200+     200+  200+      401    200+   200+    200-
POST /v1/entities/search #in-hidden                            401  200+  200+     200+  200+      401    200+   200+    200-
POST /v1/blueprints/:blueprint/entities/search                 401  200+  200+     200+  200+      401    200+   200+    200+
POST /v1/blueprints/:blueprint/entities/search #hidden         401  200+  200+     200+  200+      401    200+   200+    200-
POST /v1/blueprints/:blueprint/entities/search #in-hidden      401  200+  200+     200+  200+      401    200+   200+     404
GET /v1/blueprints/:blueprint/entities/:identifier/related     401  200+  200+     200+  200+      401    200+   200+    200-
GET /v1/blueprints/:blueprint/entities/:identifier/related #in-hidden 401 200 200   200   200      401     200    200     404
GET /v1/blueprints/:blueprint/entities/:identifier/history     401   200   200      200   200      401     200    200     200
GET /v1/blueprints/:blueprint/entities/:identifier/history #hidden 401 200 200      200   200      401     200    200     404

GET /v1/actions                                                401  200+  200+     200+  200+      401    200+   200+    200+
GET /v1/actions #hidden                                        401  200+  200+     200+  200+      401    200+   200+    200-
POST /v1/actions                                               401   403   403      403   201      401     201    403     201
GET /v1/actions/:identifier                                    401   200   200      200   200      401     200    200     200
GET /v1/actions/:identifier #hidden                            401   200   200      200   200      401     200    200     404
PUT /v1/actions/:identifier                                    401   403   403      403   200      401     200    403     200
PUT /v1/actions/:identifier #broken                            401   403   403      403   422      401     422    403     422
PUT /v1/actions/:identifier #rename                            401   403   403      403   200      401     200    403     403
DELETE /v1/actions/:identifier                                 401   403   403      403   200      401     200    403     200
DELETE /v1/actions/:identifier #hidden                         401   403   403      403   200      401     200    403     404
GET /v1/actions/:identifier/permissions                        401   200   200      200   200      401     200    200     200
PATCH /v1/actions/:identifier/permissions                      401   403   403      403   200      401     200    403     200
PATCH /v1/actions/:identifier/permissions #locked              401   403   403      403   200      401     200    403     403

POST /v1/actions/:identifier/runs                              401   201   403      403   201      401     201    403     201
POST /v1/actions/:identifier/preview                           401   200   403      403   200      401     200    403     200
POST /v1/actions/:identifier/runs #hidden                      401   201   403      403   201      401     201    403     404
POST /v1/actions/:identifier/preview #link                     401  200+  200+     200+  200+      401    200+    403    200-
GET /v1/actions/runs                                           401  200+  200-     200+  200+      401    200+   200-    200+
GET /v1/actions/runs #hidden                                   401  200+  200-     200+  200+      401    200+   200-    200-
GET /v1/actions/runs/:id                                       401   200   404      200   200      401     200    404     200
GET /v1/actions/runs/:id #hidden                               401   200   404      200   200      401     200    404     404
GET /v1/actions/runs/:id #title                                401  200+   404     200+  200+      401    200+    404    200-
PATCH /v1/actions/runs/:id                                     401   403   404      403   200      401     200    404     200
PATCH /v1/actions/runs/:id/approval                            401   403   404      200   403      401     403    404     403
POST /v1/actions/runs/:id/withdraw                             401   200   404      403   200      401     200    404     200
POST /v1/actions/runs/:id/resolve                              401   403   404      200   200      401     200    404     200
GET /v1/approvals                                              401  200-  200-     200+  200-      401    200-   200-    200-
GET /v1/approvals #decided                                     401  200+  200-     200+  200+      401    200+   200-    200-
POST /v1/actions/runs/:id/logs                                 401   403   404      403   201      401     201    404     201
GET /v1/actions/runs/:id/logs                                  401   200   404      200   200      401     200    404     200
`;

/** Server actions, called as a browser would; 303 leads elsewhere. The last two end what later rows would need. */
export const ACTIONS = `
                        anonymous owner other approver admin disabled machine reader steward
registerEntity                401   200   403      403   200      401     200    403     200
saveEntity                    401   200   403      403   200      401     200    403     200
saveEntity #hand-over         401   403   403      403   200      401     200    403     200
saveEntity #hidden            401   200   403      403   200      401     200    403     404
deleteEntity                  401   200   403      403   200      401     200    403     200
saveNewAction                 401   403   403      403   200      401     200    403     200
saveNewAction #locked         401   403   403      403   200      401     200    403     403
saveAction                    401   403   403      403   200      401     200    403     200
saveAction #locked            401   403   403      403   200      401     200    403     403
deleteAction                  401   403   403      403   200      401     200    403     200
checkWorkflow                 401   403   403      403   200      401     200    403     200
setUserRole                   401   403   403      403   200      401     200    403     200
disableUser                   401   403   403      403   200      401     200    403     200
enableUser                    401   403   403      403   200      401     200    403     200
endSessions                   401   403   403      403   200      401     200    403     200
createTeam                    401   403   403      403   200      401     200    403     200
deleteTeam                    401   403   403      403   200      401     200    403     200
addTeamMember                 401   403   403      403   200      401     200    403     200
removeTeamMember              401   403   403      403   200      401     200    403     200
submitRun                     401   200   403      403   200      401     200    403     200
saveNewBlueprint              401   403   403      403   200      401     200    403     200
saveBlueprint                 401   403   403      403   200      401     200    403     200
deleteBlueprint               401   403   403      403   200      401     200    403     200
decideRun                     401   403   404      200   403      401     403    404     403
withdrawRun                   401   200   404      403   200      401     200    404     200
resolveRun                    401   403   404      200   200      401     200    404     200
signInAsDemo                  303   303   303      303   303      303     303    303     303
signInWithGitHub              200   200   200      200   200      200     200    200     200
openSetupLink                 303   303   303      303   303      303     303    303     303
openSetupLink #wrong          404   404   404      404   404      404     404    404     404
signOut                       401   303   303      303   303      401     303    303     303
signOutEverywhere             401   303   303      303   303      401     404    403     303
`;

/** Verbs that only pages call (or nobody yet): by the name of their file. */
export const VERBS = `
                        anonymous owner other approver admin disabled machine reader steward
list-teams                    401   200   200      200   200      401     200    200     200
list-users                    401   200   200      200   200      401     200    200     200
count-approvals               401   200   200      200   200      401     200    200     200
list-policies                 401   403   403      403   200      401     200    403     200
save-policy                   401   403   403      403   200      401     200    403     200
save-policy #update           401   403   403      403   200      401     200    403     200
delete-policy                 401   403   403      403   200      401     200    403     200
update-team                   401   403   403      403   200      401     200    403     200
`;

/** The cells of each row by identity; throws when a row has too few or too many. */
export function parseExpected(table: string): Map<string, Record<string, string>> {
  const [header = [], ...rows] = table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));
  const expected = new Map<string, Record<string, string>>();
  for (const words of rows) {
    const key = words.slice(0, -header.length).join(' ');
    const cells = words.slice(-header.length);
    if (key === '' || expected.has(key))
      throw new Error(`This row is no row, or there twice: ${words.join(' ')}`);
    expected.set(key, Object.fromEntries(header.map((identity, index) => [identity, cells[index] ?? ''])));
  }
  return expected;
}
