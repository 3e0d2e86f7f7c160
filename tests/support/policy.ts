import type { Actor } from './actors'

/**
 * Who may open what, and who may change what: one pair of lines for each route of the build, by its id. This is the
 * page to read, and to change first, when a right changes; tests/http/authorization*.test.ts asks the built server.
 *
 *   R reading, W writing (POST, PUT, PATCH, DELETE). The cohort is A: its learner, its lead, its observer in training;
 *   "other" people belong to cohort B. A stranger is nobody signed in, a sign-in that was ended, or a closed account.
 *
 *   ok     answered: the page, or what the form does
 *   away   sent on to another page of ours
 *   stays  the same; a page that saves while one writes is told 409 and stays where it is
 *   login  sent to the sign-in page
 *   403    your roles do not open it       404    for you there is no such thing
 *   405    the page takes no form
 */
const TABLE = `
route                                R/W  stranger  learner  other-learner  lead  other-lead  observer  admin

root                                  R   ok        ok       ok             ok    ok          ok        ok
                                      W   -         -        -              -     -           -         -
routes/home/home                      R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405

routes/sign-in/set-up                 R   404       404      404            404   404         404       404
                                      W   404       404      404            404   404         404       404
routes/sign-in/login                  R   ok        away     away           away  away        away      away
                                      W   ok        ok       ok             ok    ok          ok        ok
routes/sign-in/logout                 R   away      away     away           away  away        away      away
                                      W   ok        ok       ok             ok    ok          ok        ok
routes/sign-in/forgot                 R   ok        ok       ok             ok    ok          ok        ok
                                      W   ok        ok       ok             ok    ok          ok        ok
routes/sign-in/reset                  R   ok        ok       ok             ok    ok          ok        ok
                                      W   ok        ok       ok             ok    ok          ok        ok
routes/sign-in/invitation             R   ok        ok       ok             ok    ok          ok        ok
                                      W   ok        ok       ok             ok    ok          ok        ok
routes/intake/agree                   R   ok        ok       ok             ok    ok          ok        ok
                                      W   ok        ok       ok             ok    ok          ok        ok
routes/cohort/seat                    R   ok        ok       ok             ok    ok          ok        ok
                                      W   ok        ok       ok             ok    ok          ok        ok
routes/account/stop-mail              R   ok        ok       ok             ok    ok          ok        ok
                                      W   ok        ok       ok             ok    ok          ok        ok
routes/account/profile                R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/account/devices                R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/account/theme                  R   away      away     away           away  away        away      away
                                      W   ok        ok       ok             ok    ok          ok        ok

routes/learn/programs                 R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/learn/stage                    R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/learn/module                   R   login     away     away           away  away        away      away
                                      W   405       405      405            405   405         405       405
routes/learn/part                     R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/learn/notes                    R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/learn/notes-file               R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405

routes/portfolio/portfolio            R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/portfolio/portfolio-file       R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/search/search                 R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/search/answer                  R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405

routes/calendar/calendar              R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/calendar/feed                  R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/calendar/session-file          R   login     ok       404            ok    404         ok        404
                                      W   405       405      405            405   405         405       405
routes/cohort/cohorts                 R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/cohort/cohort                  R   login     ok       404            ok    404         ok        404
                                      W   login     ok       404            404   404         404       404
routes/intake/intake                  R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/intake/your-people             R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/intake/asked                   R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/cohort/own-meetings            R   login     ok       404            404   404         404       404
                                      W   login     ok       404            404   404         404       404
routes/cohort/session                 R   login     ok       404            ok    404         ok        404
                                      W   login     ok       404            ok    404         ok        404
routes/cohort/in-writing              R   login     ok       404            404   404         404       404
                                      W   login     ok       404            404   404         404       404
routes/room/room                      R   login     ok       404            ok    404         ok        404
                                      W   405       405      405            405   405         405       405
routes/room/recap                     R   login     ok       404            ok    404         ok        404
                                      W   login     ok       404            ok    404         ok        404
routes/room/recap-markdown            R   login     ok       404            ok    404         ok        404
                                      W   405       405      405            405   405         405       405
routes/room/recap-pdf                 R   login     ok       404            ok    404         ok        404
                                      W   405       405      405            405   405         405       405
routes/room/debrief                   R   login     404      404            ok    404         ok        404
                                      W   405       405      405            405   405         405       405
routes/practice/practice              R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/practice/log                   R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/practice/log-file              R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/practice/watched               R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/practice/simulations           R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/practice/simulation            R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/practice/talk                  R   login     ok       404            404   404         404       404
                                      W   login     ok       404            404   404         404       404
routes/practice/recall                R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok

routes/pattern/patterns               R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/pattern/principles             R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/pattern/pattern                R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/pattern/copy                   R   login     ok       404            404   404         404       404
                                      W   login     ok       404            404   404         404       404
routes/pattern/copy-file              R   login     ok       404            404   404         404       404
                                      W   405       405      405            405   405         405       405

routes/casebook/casebook              R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/casebook/mine                  R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/casebook/own-case              R   login     ok       404            404   404         404       404
                                      W   login     ok       404            404   404         404       404
routes/casebook/case                  R   login     ok       404            ok    404         ok        404
                                      W   login     ok       404            ok    404         ok        404

routes/readiness/pipeline             R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/readiness/readiness            R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/readiness/step                 R   login     ok       ok             away  away        away      away
                                      W   login     ok       ok             ok    ok          ok        ok
routes/readiness/result               R   login     ok       404            ok    404         404       404
                                      W   login     ok       404            404   404         404       404

routes/round360/rounds                R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/round360/round                 R   login     ok       404            404   404         404       404
                                      W   login     ok       404            404   404         404       404
routes/round360/approve               R   login     404      404            ok    404         404       404
                                      W   login     404      404            ok    404         404       404
routes/round360/result                R   login     ok       404            ok    404         404       404
                                      W   login     ok       404            404   404         404       404
routes/round360/rate                  R   ok        ok       ok             ok    ok          ok        ok
                                      W   ok        ok       ok             ok    ok          ok        ok

routes/assess/requirements            R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/assess/check                   R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/assess/tried                  R   login     ok       404            404   404         404       404
                                      W   405       405      405            405   405         405       405
routes/assess/figures                 R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/assess/conflicts               R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/assess/submission              R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/assess/tries                   R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       409            409   409         409       409
routes/assess/sign-off                R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/assess/slots                   R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/assess/deliverable             R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/assess/deliverable-template    R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/assess/taking-part             R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/assess/work-file               R   login     ok       404            404   404         404       404
                                      W   405       405      405            405   405         405       405
routes/certification/own              R   login     ok       404            404   404         404       404
                                      W   405       405      405            405   405         405       405
routes/certification/own-evidence     R   login     ok       404            404   404         404       404
                                      W   login     ok       404            404   404         404       404
routes/certification/pdf              R   login     ok       404            404   404         404       404
                                      W   405       405      405            405   405         405       405
routes/credential/credential          R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/credential/status-list         R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/credential/art                 R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/credential/did                 R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/certification/badge-file       R   login     ok       404            404   404         404       404
                                      W   405       405      405            405   405         405       405
routes/certification/verify           R   ok        ok       ok             ok    ok          ok        ok
                                      W   ok        ok       ok             ok    ok          ok        ok
routes/certification/verify-number    R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/certification/shown-file       R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405

routes/activity/year                  R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/activity/activities            R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/activity/hosting               R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/activity/one-hosting           R   login     404      404            ok    404         404       ok
                                      W   login     404      404            ok    404         404       ok
routes/activity/activity              R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/activity/confirm               R   ok        ok       ok             ok    ok          ok        ok
                                      W   ok        ok       ok             ok    ok          ok        ok

routes/facilitate/today               R   login     403      403            ok    ok          ok        403
                                      W   login     403      403            ok    404         403       403
routes/facilitate/cohort              R   login     403      403            ok    404         ok        403
                                      W   login     403      403            ok    404         403       403
routes/facilitate/gradebook           R   login     403      403            ok    404         403       403
                                      W   405       405      405            405   405         405       405
routes/facilitate/gradebook-file      R   login     403      403            away  404         403       403
                                      W   login     403      403            ok    404         403       403
routes/facilitate/session             R   login     403      403            ok    404         ok        403
                                      W   login     403      403            ok    404         403       403
routes/facilitate/in-writing          R   login     403      403            ok    404         404       403
                                      W   login     403      403            ok    404         404       403
routes/facilitate/groups              R   login     403      403            ok    404         403       403
                                      W   login     403      403            ok    404         403       403
routes/facilitate/format              R   login     403      403            ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/facilitate/assess              R   login     403      403            ok    ok          403       403
                                      W   login     403      403            ok    ok          403       403
routes/facilitate/sheet               R   login     403      403            ok    404         403       403
                                      W   login     403      403            ok    404         403       403
routes/facilitate/slots               R   login     403      403            ok    ok          403       403
                                      W   login     403      403            ok    ok          403       403

routes/facilitator/ways               R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok
routes/facilitator/way                R   login     ok       404            ok    404         404       ok
                                      W   login     ok       404            ok    404         404       ok
routes/facilitator/observation        R   login     ok       404            ok    404         404       ok
                                      W   login     404      404            ok    404         404       404
routes/facilitator/calibration        R   login     ok       ok             ok    ok          ok        ok
                                      W   login     ok       ok             ok    ok          ok        ok

routes/admin/today                    R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/people                   R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/new-person               R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/person                   R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/import-people            R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/import-template          R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/export-people            R   login     403      403            403   403         403       away
                                      W   login     403      403            403   403         403       ok
routes/admin/needs                    R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/compliance               R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/compliance-file          R   login     403      403            403   403         403       away
                                      W   login     403      403            403   403         403       ok
routes/admin/intakes                  R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/new-intake               R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/intake                   R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/cohorts                  R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/new-cohort               R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/cohort                   R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/plan                     R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/cohort-seats             R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/seat-rules               R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/new-session              R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/rules                    R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/gradebook-file           R   login     403      403            403   403         403       away
                                      W   login     403      403            403   403         403       ok
routes/admin/gradebook                R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/record                   R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/facilitators             R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/next-facilitators        R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/formation                R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/formation-rules          R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/formation-publish        R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/slots                    R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/activities               R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/certifications           R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/renewing                 R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/renewing-file            R   login     403      403            403   403         403       away
                                      W   login     403      403            403   403         403       ok
routes/admin/keys                     R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/certification            R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/session                  R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/make-up                  R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/groups                   R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/move-series              R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/reviews                  R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/load                     R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/year                     R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/capacity                 R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/content                  R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/questions                R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405
routes/admin/mail                     R   login     403      403            403   403         403       ok
                                      W   login     403      403            403   403         403       ok
routes/admin/audit                    R   login     403      403            403   403         403       ok
                                      W   405       405      405            405   405         405       405

routes/glossary/glossary              R   login     ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/help/help                      R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/help/topic                     R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/help/credits                   R   ok        ok       ok             ok    ok          ok        ok
                                      W   405       405      405            405   405         405       405
routes/help/not-found                 R   404       404      404            404   404         404       404
                                      W   404       404      404            404   404         404       404
`

const COLUMNS: Record<string, readonly Actor[]> = {
	stranger: ['anonymous', 'signedOut', 'closed'],
	learner: ['learner'],
	'other-learner': ['otherLearner'],
	lead: ['lead'],
	'other-lead': ['otherLead'],
	observer: ['observer'],
	admin: ['admin'],
}

export type Right = 'ok' | 'away' | 'stays' | 'login' | number
export type Policy = Record<'read' | 'write', Record<Actor, Right>>

/** The table by route id. `root` is no page: it is asked for beside others, and takes no form. */
export const policies: ReadonlyMap<string, Policy> = readTable()

function readTable(): Map<string, Policy> {
	const [head = '', ...lines] = TABLE.split('\n').filter((line) => line.trim() !== '')
	const columns = head.trim().split(/\s+/).slice(2)
	const table = new Map<string, Policy>()
	for (let at = 0; at < lines.length; at += 2) {
		const [route = '', r, ...read] = (lines[at] ?? '').trim().split(/\s+/)
		const [w, ...write] = (lines[at + 1] ?? '').trim().split(/\s+/)
		if (r !== 'R' || w !== 'W' || table.has(route)) throw new Error(`the policy of ${route} is not a pair of lines`)
		table.set(route, { read: rights(route, columns, read), write: rights(route, columns, write) })
	}
	return table
}

function rights(route: string, columns: string[], cells: string[]): Record<Actor, Right> {
	if (cells.length !== columns.length) throw new Error(`the policy of ${route} has ${cells.length} cells`)
	const row = columns.flatMap((column, index) => {
		const cell = cells[index] ?? ''
		const right = /^\d+$/.test(cell) ? Number(cell) : (cell.replace('-', 'ok') as Right)
		return (COLUMNS[column] ?? []).map((actor) => [actor, right] as const)
	})
	return Object.fromEntries(row) as Record<Actor, Right>
}
