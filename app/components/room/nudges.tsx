import type { Phase } from '~/domain/room/format'
import { nudgesOf } from '~/domain/room/nudges'
import { usePhaseLeft, useRoom } from './use-room'

/** What the lead alone reads, besides the hints of the format. */
export function Nudges({ phase }: { phase: Phase | undefined }) {
	const { view, state } = useRoom()
	const leftMs = usePhaseLeft()
	const lines = nudgesOf({ view, phase, people: state.people, present: state.present, leftMs })
	return lines.length > 0 ? <b>{lines.join(' ')} </b> : null
}
