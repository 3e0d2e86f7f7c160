import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { type Act, acts } from '~/domain/audit/acts'
import { AUDIT_PAGE, listAudit } from '~/domain/audit/read.server'
import { findStageByKey } from '~/domain/program/find'
import { shortDate, whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'audit', help: 'audit' }
export const meta: MetaFunction = () => [{ title: 'Audit log · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const before = Number(new URL(args.request.url).searchParams.get('before') ?? '')
	const entries = await listAudit(
		args.context.db,
		Number.isSafeInteger(before) && before > 0 && before < 2 ** 31 ? before : undefined,
	)
	const { programs } = args.context.content
	const said = (value: unknown) => findStageByKey(programs, String(value))?.label ?? String(value)
	return {
		entries: entries.map((entry) => ({
			seq: entry.seq,
			when: `${shortDate(entry.at, admin.timeZone)}, ${whenOf(entry.at, admin.timeZone).time}`,
			who: entry.actorName || 'Nobody signed in',
			act: acts[entry.act as Act] ?? entry.act,
			about: aboutOf(entry.subjectName, entry.detail as Record<string, unknown>, said),
		})),
		older: entries.length === AUDIT_PAGE ? String(entries.at(-1)?.seq) : null,
	}
})

/** Whose, what, and what a change made of it: "Nora Ek · Sessions · none → proposed" */
function aboutOf(
	subject: string,
	{ before, after, ...detail }: Record<string, unknown>,
	said: (value: unknown) => string,
): string {
	const change = after === undefined ? '' : `${before} → ${after}`
	return [subject, ...Object.values(detail).map(said), change].filter(Boolean).join(' · ')
}

export default function Audit() {
	const { entries, older } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">Audit log</h1>
					<p className="lede">
						Who did what that matters for security or for a certificate. Nothing private is ever written here.
					</p>
				</div>
			</div>
			<section className="scroll-x" aria-label="Audit log" tabIndex={0}>
				<table className="tbl stacks">
					<thead>
						<tr>
							<th scope="col">When</th>
							<th scope="col">Who</th>
							<th scope="col">Did what</th>
							<th scope="col">About</th>
						</tr>
					</thead>
					<tbody>
						{entries.map((entry) => (
							<tr key={entry.seq}>
								<td data-label="When">{entry.when}</td>
								<td data-label="Who">{entry.who}</td>
								<td data-label="Did what">{entry.act}</td>
								<td className="wrap" data-label="About">
									{entry.about}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{older ? (
				<p className="acts">
					<Link className="btn edge" to={paths.audit({ before: older })}>
						Older entries
					</Link>
				</p>
			) : null}
		</main>
	)
}
