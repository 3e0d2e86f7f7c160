import { useEffect, useRef, useState } from 'react'
import { capitalized, counted } from '~/domain/number-words'
import { leadLine, stillToSay } from '~/domain/room/announcing'
import { agendaOf, titleOf, unitsOf } from '~/domain/room/bundles'
import type { Format } from '~/domain/room/format'
import { saidToLead, UNHEARD } from '~/domain/room/nudges'
import { boardAt, phaseOf } from '~/domain/room/phases'
import { usePhaseLeft, useRoom } from './use-room'

const QUIET_MS = 10_000

/** `turn` grows each time: the same words twice are two pieces of news. */
type Said = { turn: number; words: string }

/** What a screen reader hears: once in ten seconds at most, and then all that has come up and still holds. */
export function useNews(format: Format): Said {
	const { view, state, me, nameOf } = useRoom()
	const leftMs = usePhaseLeft()
	const isPaused = view.phase.pausedAtMs !== null
	const minute = view.status === 'running' && !isPaused ? Math.ceil(leftMs / 60_000) : -1
	const phase = phaseOf({ format, phase: view.phase })
	const topic =
		phase?.kind === 'discuss' && !view.phase.isStopped
			? agendaOf(unitsOf(view, boardAt({ format, phase: view.phase })?.id), view).topic
			: undefined
	const place = view.hands.indexOf(me.personId)
	const lines = [
		view.status === 'closed'
			? 'The room is closed.'
			: view.status === 'running' && phase
				? `${phase.title}. ${phase.prompt}`
				: '',
		view.status === 'waiting' ? `${capitalized(counted(state.present.length, 'person is', 'people are'))} here.` : '',
		view.status !== 'running' || !isPaused
			? ''
			: view.phase.isStopped
				? 'Somebody said stop. The talk rests, and the clock stands still.'
				: 'The lead has paused the room. The clock stands still.',
		leadLine(view.leadId, me.personId, state.people),
		view.leadOffer === me.personId && view.leadId ? `${nameOf(view.leadId)} offers you the lead.` : '',
		minute === 5 ? 'Five minutes left.' : minute === 1 ? 'One minute left.' : minute === 0 ? 'Time is up.' : '',
		view.speakingId
			? `${view.speakingId === me.personId ? 'You speak' : `${nameOf(view.speakingId)} speaks`}.${place >= 0 ? ` You are number ${place + 1}.` : ''}`
			: '',
		topic ? `We talk about: ${titleOf(topic)}.` : '',
		...saidToLead({ view, phase, people: state.people, present: state.present, leftMs }),
		view.groups?.mine?.role ? `You are: ${view.groups.mine.role.title}.` : '',
		state.connection === 'reconnecting'
			? 'Connection lost. Keep writing; it is kept and goes up when you are back.'
			: '',
	]
	const [said, setSaid] = useState<Said>({ turn: 0, words: '' })
	const before = useRef(lines)
	const unsaid = useRef<string[]>([])
	const told = useRef<{ version: number; lines: string[] }>({ version: -1, lines: [] })
	const lastMs = useRef(0)
	const key = lines.join('|')
	// biome-ignore lint/correctness/useExhaustiveDependencies: the key holds every line.
	useEffect(() => {
		const { version } = view.phase
		if (told.current.version !== version) told.current = { version, lines: [] }
		unsaid.current = stillToSay(unsaid.current, before.current, lines, told.current.lines)
		before.current = lines
		if (!unsaid.current.some(Boolean)) return
		const waitMs = Math.max(0, lastMs.current + QUIET_MS - Date.now())
		const timer = setTimeout(() => {
			lastMs.current = Date.now()
			const words = unsaid.current.filter(Boolean).join(' ')
			told.current.lines.push(...unsaid.current.filter((line) => line === UNHEARD))
			unsaid.current = []
			setSaid(({ turn }) => ({ turn: turn + 1, words }))
		}, waitMs)
		return () => clearTimeout(timer)
	}, [key])
	return said
}
