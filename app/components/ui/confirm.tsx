import { Form, useSearchParams } from '@remix-run/react'
import { type MouseEvent, type ReactNode, useRef } from 'react'

const LOOKS = { bad: 'bad', row: 'bad', edge: 'edge', text: 'text' }

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
	look = 'bad',
	isOpen = false,
	formId,
	children,
}: {
	id: string
	label: ReactNode
	question: string
	consequences: string
	keep: string
	act: string
	/** Where the page has more than one act */
	intent?: string
	/** `edge` takes nothing away. In a row of a list: `row` for what takes somebody or something away, `text` for the rest */
	look?: keyof typeof LOOKS
	/** Stays open in its place: the answer to it was refused */
	isOpen?: boolean
	/** When the children are fields of a conform form: they name the form they belong to */
	formId?: string
	children?: ReactNode
}) {
	const dialog = useRef<HTMLDialogElement>(null)
	const [search] = useSearchParams()
	const open = (event: MouseEvent) => {
		event.preventDefault()
		dialog.current?.close()
		dialog.current?.showModal()
	}
	return (
		<>
			<p className={look === 'bad' || look === 'edge' ? 'mt-4' : undefined}>
				<a className={`btn ${LOOKS[look]} sm`} href={`?confirm=${id}#${id}-question`} onClick={open}>
					{label}
				</a>
			</p>
			<dialog
				ref={dialog}
				className="dialog"
				open={isOpen || search.get('confirm') === id}
				aria-labelledby={`${id}-question`}
			>
				<h2 className="h2" id={`${id}-question`}>
					{question}
				</h2>
				<p className="soft">{consequences}</p>
				<Form method="post" id={formId} onSubmit={() => dialog.current?.close()}>
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
						<button className="btn bad" type="submit" name={intent && 'intent'} value={intent}>
							{act}
						</button>
					</div>
				</Form>
			</dialog>
		</>
	)
}
