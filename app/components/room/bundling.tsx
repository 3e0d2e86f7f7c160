import { createContext, type DragEvent, useContext, useEffect, useMemo, useState } from 'react'
import type { SlipShown } from '~/domain/room/view'
import { useRoom } from './use-room'

/**
 * Putting slips together: one is picked up, then laid onto another. By hand it is dragged; by keyboard, and on a phone,
 * two buttons do the same.
 */
type Bundling = {
	picked: SlipShown | null
	/** Dragged: what it can be dropped onto needs no button, and nothing may move under the pointer */
	isDragged: boolean
	pick(slip: SlipShown | null, isDragged?: boolean): void
	layOnto(slip: SlipShown): void
	/** The slip that was laid down by its button: where it comes to lie takes the focus, once */
	landing: string | null
	landed(): void
}
const BundlingContext = createContext<Bundling | null>(null)
export const BundlingProvider = BundlingContext.Provider

/** Null where nothing is put together: in another phase, or for whoever watches. */
export function useBundling(): Bundling | null {
	return useContext(BundlingContext)
}

export function useNewBundling(isOn: boolean): Bundling | null {
	const { send, view } = useRoom()
	const [hand, setHand] = useState<{ id: string; isDragged: boolean } | null>(null)
	const [landing, setLanding] = useState<string | null>(null)
	const picked = view.slips.find(({ id }) => id === hand?.id) ?? null
	useEffect(() => {
		if (!hand) return
		const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setHand(null)
		document.addEventListener('keydown', onKey)
		return () => document.removeEventListener('keydown', onKey)
	}, [hand])
	return useMemo(() => {
		if (!isOn) return null
		return {
			picked,
			isDragged: hand?.isDragged ?? false,
			pick: (slip, isDragged = false) => setHand(slip && { id: slip.id, isDragged }),
			layOnto: (slip) => {
				setHand(null)
				if (!picked || picked.id === slip.id) return
				if (!hand?.isDragged) setLanding(picked.id)
				void send({ type: 'bundle-slip', slipId: picked.id, onto: slip.id })
			},
			landing,
			landed: () => setLanding(null),
		}
	}, [isOn, picked, hand, landing, send])
}

/** Makes a slip something one drags. */
export function dragged(bundling: Bundling | null, slip: SlipShown) {
	if (!bundling) return {}
	return {
		draggable: true,
		onDragStart: (event: DragEvent) => {
			event.stopPropagation()
			event.dataTransfer.effectAllowed = 'move'
			// Firefox starts no drag without data. What is dragged is known here; another window gets an empty line.
			event.dataTransfer.setData('text/plain', '')
			// A page that changes while a drag begins ends it in Chromium.
			requestAnimationFrame(() => bundling.pick(slip, true))
		},
		onDragEnd: () => bundling.pick(null),
	}
}

/** Makes a slip or a bundle something one drops onto. */
export function droppedOnto(bundling: Bundling | null, onto: SlipShown) {
	if (!bundling?.picked) return {}
	return {
		onDragOver: (event: DragEvent) => event.preventDefault(),
		onDrop: (event: DragEvent) => {
			event.preventDefault()
			bundling.layOnto(onto)
		},
	}
}

/** What is in one's hand, and what one can take back. */
export function BundlingBar() {
	const { view, send } = useRoom()
	const bundling = useBundling()
	if (!bundling) return null
	const { picked, pick } = bundling
	return (
		<div className="bundling">
			<p className="small soft" role="status">
				{picked && !bundling.isDragged ? (
					<>
						In your hand: <b>“{shortened(picked.text)}”</b> Choose <b>Put it here</b> on what it belongs to.
					</>
				) : (
					<>
						Choose <b>Put with …</b> on a slip, then what it belongs to; a mouse can also drag it there. Anybody can,
						and anybody can name what lies together.
					</>
				)}
			</p>
			<span className="bundling-acts">
				{picked && !bundling.isDragged ? (
					<button type="button" className="btn text sm" onClick={() => pick(null)}>
						Lay it back
					</button>
				) : null}
				<button
					type="button"
					className="btn edge sm"
					disabled={!view.iMayUndo}
					onClick={() => send({ type: 'undo-bundling' })}
				>
					Undo my last
				</button>
			</span>
		</div>
	)
}

function shortened(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text
}
