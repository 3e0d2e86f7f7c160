import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { memorySheetOutbox } from '~/components/room/outbox'
import { lonelySheetLine } from '~/components/room/sheet-line'
import { sheetOpener } from '~/components/room/sheet-opener'
import { RoomProvider } from '~/components/room/use-room'
import type { Room } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import type { Seat } from '~/domain/room/wire'
import { CREW } from './rooms'

/** What one of the crew reads of a part of the room's page, without its marks; nobody is connected. */
export function readBy<Props extends object>(
	{ room, who, drafts = {} }: { room: Room; who: Seat; drafts?: Record<string, string> },
	part: FunctionComponent<Props>,
	props: Props,
): string {
	const seen = view(room, who.personId)
	const nothing = () => undefined
	const handle = {
		state: {
			connection: 'connected' as const,
			gone: null,
			view: seen,
			people: CREW,
			present: CREW.map(({ personId }) => personId),
			finishedCount: room.finished.length,
			waiting: [],
			offsetMs: 0,
			refused: null,
			reactions: [],
		},
		view: seen,
		format: room.format,
		me: who,
		barred: [],
		nameOf: (personId: string) => CREW.find((each) => each.personId === personId)?.name ?? '',
		drafts,
		send: async () => ({ ok: true as const, seq: room.seq }),
		saveDraft: async (_box: string, text: string) => ({ isSaved: true, text }),
		findDraft: async () => undefined,
		react: nothing,
		openSheet: sheetOpener(lonelySheetLine, memorySheetOutbox()).open,
		sheetText: '',
		dismiss: nothing,
	}
	const page = createElement(RoomProvider, { value: handle }, createElement(part, props))
	return renderToStaticMarkup(page).replace(/<[^>]*>/g, '')
}
