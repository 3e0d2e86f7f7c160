import { Link } from '@remix-run/react'
import { useState } from 'react'
import { refusalWords } from '~/domain/room/policy'
import { actInPreview, PREVIEW_PEOPLE, previewOf } from '~/domain/room/preview'
import { view } from '~/domain/room/view'
import type { Seat } from '~/domain/room/wire'
import { paths } from '~/paths'
import { memorySheetOutbox } from './outbox'
import { LiveRoom, type RoomPage } from './room-screen'
import { lonelySheetLine } from './sheet-line'
import { sheetOpener } from './sheet-opener'
import { RoomProvider } from './use-room'

type Walk = { phase: number; as: string }

/** A format phase by phase with made-up people. What is pressed here stays in this browser and goes when it is left. */
export function RoomPreview({ page, walk, nowMs }: { page: RoomPage; walk: Walk; nowMs: number }) {
	const { format, me } = page
	const [room, setRoom] = useState(() => previewOf(format, walk.phase, nowMs))
	const [refused, setRefused] = useState<string | null>(null)
	const [openSheet] = useState(() => sheetOpener(lonelySheetLine, memorySheetOutbox()))
	const links = room.groups.list.map(({ id, name }, nth) => ({ id, name, callUrl: '', place: `Table ${nth + 1}` }))
	const mine = room.groups.list.find(({ memberIds }) => memberIds.includes(me.personId))
	const group = links.find(({ id }) => id === mine?.id) ?? null
	return (
		<>
			<PreviewBar page={page} walk={{ ...walk, phase: room.phase.index }} />
			<RoomProvider
				value={{
					state: {
						connection: 'connected',
						gone: null,
						view: view(room, me.personId),
						people: PREVIEW_PEOPLE,
						present: PREVIEW_PEOPLE.map(({ personId }) => personId),
						finishedCount: room.finished.length,
						waiting: [],
						offsetMs: 0,
						refused: null,
						reactions: [],
					},
					view: view(room, me.personId),
					format,
					me,
					barred: [],
					nameOf: (personId) => PREVIEW_PEOPLE.find((each) => each.personId === personId)?.name ?? '',
					drafts: {},
					send: async (intent) => {
						const after = actInPreview(room, me.personId, intent, Date.now())
						setRoom(after.room)
						setRefused(after.refused ?? null)
						return after.refused ? { ok: false, why: after.refused } : { ok: true, seq: after.room.seq }
					},
					saveDraft: async (_box, text) => ({ isSaved: true, text }),
					findDraft: async () => undefined,
					react: () => undefined,
					openSheet: openSheet.open,
					sheetText: '',
					dismiss: () => setRefused(null),
				}}
			>
				{refused ? (
					<p className="notice" role="alert">
						{refusalWords[refused as keyof typeof refusalWords] ?? 'That was not possible.'}
					</p>
				) : null}
				<LiveRoom page={{ ...page, group, groupLinks: links }} />
			</RoomProvider>
		</>
	)
}

/** It follows the room: its own “Next” moves it too. */
function PreviewBar({ page: { format, me }, walk }: { page: RoomPage; walk: Walk }) {
	const to = (change: Partial<Walk>) => {
		const { phase, as } = { ...walk, ...change }
		return `${paths.previewFormat({ format: format.id })}?phase=${phase + 1}&as=${as}`
	}
	return (
		<nav className="preview-bar" aria-label="Preview">
			<p>
				<b>Preview</b> {format.title}, {format.minutes} min. Made-up people; nothing is kept.
			</p>
			<p>
				{walk.phase > 0 ? (
					<Link to={to({ phase: walk.phase - 1 })} reloadDocument>
						Phase before
					</Link>
				) : null}
				<span>
					Phase {walk.phase + 1} of {format.phases.length}
				</span>
				{walk.phase + 1 < format.phases.length ? (
					<Link to={to({ phase: walk.phase + 1 })} reloadDocument>
						Next phase
					</Link>
				) : null}
			</p>
			<p>
				<span>See it as</span>
				{PREVIEW_PEOPLE.slice(0, 5).map((seat) => (
					<Link
						key={seat.personId}
						to={to({ as: seat.personId })}
						aria-current={seat.personId === me.personId ? 'page' : undefined}
						reloadDocument
					>
						{partOf(seat)}
					</Link>
				))}
			</p>
		</nav>
	)
}

const partOf = ({ part, name }: Seat) =>
	part === 'lead' ? 'lead' : part === 'observer' ? 'observer' : name.split(' ')[0]
