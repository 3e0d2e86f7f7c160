import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RoomPreview } from '~/components/room/room-preview'
import type { RoomPage } from '~/components/room/room-screen'
import { PREVIEW_PEOPLE } from '~/domain/room/preview'
import { addDays } from '~/domain/zone/plain-date'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp, problem } from '~/http/as-http'
import { param, requireRole } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/room.css?url'

export const handle = { frame: 'bare', help: 'rooms' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `Preview: ${data?.page.title ?? 'format'} · Belay` },
]

/** A format to walk through before one leads or watches it, or chooses it for others. Reads the content and nothing else. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator', 'trainee', 'admin')
	const { clock, content } = args.context
	const format = content.formats.get(param(args, 'format'))
	if (!format) throw problem(404, 'no-room-format')
	const asked = new URL(args.request.url).searchParams
	const wished = Number.parseInt(asked.get('phase') ?? '1', 10) - 1
	const phase = Math.min(format.phases.length - 1, Math.max(0, Number.isNaN(wished) ? 0 : wished))
	const [lead] = PREVIEW_PEOPLE
	const me = PREVIEW_PEOPLE.find(({ personId }) => personId === asked.get('as')) ?? lead
	if (!me) throw problem(404, 'no-room-format')
	// An admin who leads nothing has no desk of a facilitator.
	const isLeader = reader.roles.some((role) => role === 'facilitator' || role === 'trainee')
	const back = isLeader ? paths.facilitate() : paths.admin()
	const today = dateOf(clock(), reader.timeZone)
	const page: RoomPage = {
		sessionId: format.id,
		title: format.title,
		cohort: 'Preview',
		format,
		me,
		people: PREVIEW_PEOPLE,
		view: null,
		sheet: '',
		drafts: {},
		ownCase: null,
		kin: [],
		casebook: [],
		group: null,
		callUrl: '',
		groupLinks: [],
		today,
		dueBy: addDays(today, 7),
		back,
		recap: back,
		barred: [],
		isWall: false,
	}
	return { page, walk: { phase, as: me.personId }, nowMs: clock().getTime() }
})

export default function PreviewFormat() {
	const { page, walk, nowMs } = useLoaderData<typeof loader>()
	return <RoomPreview key={`${walk.phase} ${walk.as}`} page={page} walk={walk} nowMs={nowMs} />
}
