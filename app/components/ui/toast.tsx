import { useState } from 'react'

/** What has just happened, said once. It stays until it is closed: people read at their own speed. */
export function Toast({ line }: { line: string }) {
	const [open, setOpen] = useState(true)
	if (!open) return null
	return (
		<div className="toast-place">
			<div className="toast" role="status">
				<span>{line}</span>
				<button type="button" className="toast-close" onClick={() => setOpen(false)}>
					Close
				</button>
			</div>
		</div>
	)
}
