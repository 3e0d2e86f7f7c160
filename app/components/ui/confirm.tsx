import { Form, useSearchParams } from '@remix-run/react'
import { type MouseEvent, type ReactNode, useRef } from 'react'

/**
 * A destructive act asks first, in plain words, the safe act before the other. A native dialog; without JavaScript the
 * link reloads the page with the question open in its place.
 */
export function Confirm({
	id,
	label,
	question,
	consequences,
	keep,
	act,
	intent,
	children,
}: {
	id: string
	label: string
	question: string
	consequences: string
	keep: string
	act: string
	intent: string
	children?: ReactNode
}) {
	const dialog = useRef<HTMLDialogElement>(null)
	const [search] = useSearchParams()
	const open = (event: MouseEvent) => {
		event.preventDefault()
		dialog.current?.showModal()
	}
	return (
		<>
			<p className="mt-4">
				<a className="btn bad sm" href={`?confirm=${id}`} onClick={open}>
					{label}
				</a>
			</p>
			<dialog ref={dialog} className="dialog" open={search.get('confirm') === id} aria-labelledby={`${id}-question`}>
				<h2 className="h2" id={`${id}-question`}>
					{question}
				</h2>
				<p className="soft">{consequences}</p>
				<Form method="post" onSubmit={() => dialog.current?.close()}>
					{children}
					<div className="acts">
						<a
							className="btn edge"
							href="?"
							onClick={(event) => {
								if (!dialog.current?.matches(':modal')) return
								event.preventDefault()
								dialog.current.close()
							}}
						>
							{keep}
						</a>
						<button className="btn bad" type="submit" name="intent" value={intent}>
							{act}
						</button>
					</div>
				</Form>
			</dialog>
		</>
	)
}
