// placeholder removed before commit
